import { deriveElectrode } from '#shared/domain/electrode/derive-electrode.ts';
import type { ElectrodeCase } from '#shared/domain/electrode/electrode-case.ts';
import { electrodeFieldsOf } from '#shared/domain/electrode/electrode-fields.ts';
import { resolveElectrode } from '#shared/domain/electrode/resolve-electrode.ts';
import { assumedValues } from '#shared/domain/material/assumed-values.ts';
import { valueAt } from '#shared/domain/material/material-edits.ts';
import { isothermFieldsOf } from '#shared/domain/material/material-fields.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { type SourcedPlace, sourcedPlaces } from '#shared/domain/material/sourced-places.ts';
import { ASSUMED, type SourcedNumber } from '#shared/domain/material/sourced-value.ts';
import { rangeOf95 } from '#shared/domain/material/uncertainty.ts';
import { valueName } from '#shared/domain/material/value-names.ts';
import { isothermCatalogue } from '#shared/physics/isotherm/isotherm-catalogue.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { fromSi, type Quantity, unitBySymbol } from '#shared/units/quantities.ts';
import { escapeHtml, htmlTable } from './html.ts';

const digits = 4;

/** An electrode as it went into a run: what was given with its sources, and what follows from it. */
export function electrodeSection(electrodeCase: ElectrodeCase | undefined): string {
  if (electrodeCase === undefined) {
    return '<p>The case gives its transport parameters itself; it has no electrode.</p>';
  }
  const { electrode: set } = electrodeCase;
  return `<p>${escapeHtml(`${set.title} (${set.publication})`)}</p>
${assumedParagraph(set)}
<h4>Geometry and start</h4>
${htmlTable(['Given', 'Value'], givenRows(electrodeCase))}
<h4>Material set</h4>
${htmlTable(['Value of the material set', 'Value', '95 % range', 'Source'], sourceRows(set))}
<h4>What follows from it</h4>
${htmlTable(['Quantity at the conditions of the case', 'Value', 'Unit', 'Rests on'], derivedRows(electrodeCase))}`;
}

function assumedParagraph(set: MaterialSet): string {
  const names = assumedValues(set).map(({ name }) => name);
  if (names.length === 0) return '';
  return `<p class="assumed"><b>assumed</b> Nobody has published or measured these values for this material: ${escapeHtml(names.join('; '))}.</p>`;
}

function inUnit(value: number, quantity: Quantity, symbol: string): string {
  const unit = unitBySymbol(quantity, symbol);
  const number = formatNumber(fromSi(value, unit), digits);
  return symbol === '–' ? number : `${number} ${symbol}`;
}

/** Geometry and loading; the gas of the case is not that of the recipe. */
function givenRows(electrodeCase: ElectrodeCase): string[][] {
  const { kind } = electrodeCase.geometry;
  const numbers = electrodeFieldsOf(electrodeCase).flatMap(
    ({ group, path, name, quantity, usualUnit }) => {
      const value = valueAt(electrodeCase, path);
      if ((group !== 'geometry' && group !== 'loading') || typeof value !== 'number') return [];
      const what = group === 'loading' ? `${name} at which the coating took up its water` : name;
      return [[what, inUnit(value, quantity, usualUnit)]];
    },
  );
  return [['Geometry', kind], ...numbers];
}

function sourceRows(set: MaterialSet): string[][] {
  return sourcedPlaces(set).map((place) => {
    const { name } = valueName(set, place.keys);
    const { source } = place.group;
    return [name, valueOf(set, place), rangeOf(set, place), source === ASSUMED ? ASSUMED : source];
  });
}

const isNumber = (group: object): group is SourcedNumber =>
  'value' in group && typeof group.value === 'number';

function valueOf(set: MaterialSet, { keys, path, group }: SourcedPlace): string {
  if (isNumber(group)) {
    const { quantity, unit } = valueName(set, [...keys, 'value']);
    return inUnit(group.value, quantity, unit);
  }
  if (valueAt(set, `${path}.isotherm`) !== undefined) return isothermText(set, path);
  if (path === 'micro.thickness') {
    return (set.micro?.thickness.classes ?? [])
      .map(
        ({ lengthM, share }) =>
          `${inUnit(lengthM, 'length', 'nm')}: ${inUnit(share, 'fraction', '%')}`,
      )
      .join('; ');
  }
  return '–';
}

function isothermText(set: MaterialSet, branch: string): string {
  const model = valueAt(set, `${branch}.isotherm.model`) as keyof typeof isothermCatalogue;
  const parameters = isothermFieldsOf(set, branch).flatMap(
    ({ path, name, quantity, usualUnit }) => {
      const value = valueAt(set, path);
      return typeof value === 'number' ? [`${name} ${inUnit(value, quantity, usualUnit)}`] : [];
    },
  );
  return [isothermCatalogue[model].name, ...parameters].join('; ');
}

function rangeOf(set: MaterialSet, { keys, group }: SourcedPlace): string {
  const range = isNumber(group) ? rangeOf95(group) : undefined;
  if (!range) return 'not stated';
  const { quantity, unit } = valueName(set, [...keys, 'value']);
  return range.map((end) => inUnit(end, quantity, unit)).join(' – ');
}

function derivedRows(electrodeCase: ElectrodeCase): string[][] {
  const derivation = deriveElectrode(electrodeCase, resolveElectrode(electrodeCase));
  return derivation.map(({ name, value, quantity, unit, assumed }) => [
    name,
    formatNumber(fromSi(value, unitBySymbol(quantity, unit)), digits),
    unit === '–' ? '' : unit,
    assumed.length === 0 ? '' : `assumed: ${assumed.join('; ')}`,
  ]);
}
