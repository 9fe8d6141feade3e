import { localTimes, nonlinearityOf } from '#shared/domain/case/local-times.ts';
import { deriveElectrode } from '#shared/domain/electrode/derive-electrode.ts';
import type { derivationGroups } from '#shared/domain/electrode/derivation.ts';
import { type DerivationStep } from '#shared/domain/electrode/derivation.ts';
import { derivationWarnings } from '#shared/domain/electrode/derivation-warnings.ts';
import { resolveElectrode } from '#shared/domain/electrode/resolve-electrode.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { fromSi, unitBySymbol } from '#shared/units/quantities.ts';
import { STANDARD_STREAM } from './input-file.ts';
import { checkOutputFile, writeOutput } from './output-file.ts';
import { readCase } from './read-case.ts';
import { EXIT, Refusal } from './refusal.ts';
import { recordJson } from './result-text.ts';
import { texInWords } from './tex-in-words.ts';

export interface ResolveOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/**
 * Prints how the transport parameters of an electrode case follow; writes them with `--out`.
 * @returns the exit code
 * @throws Refusal when the case is not valid or has no electrode
 */
export async function resolveCommand(casePath: string, options: ResolveOptions): Promise<number> {
  const { transportCase, document } = await readCase(casePath);
  const electrodeCase = document?.mode === 'electrode' ? document.electrodeCase : undefined;
  if (electrodeCase === undefined) {
    throw new Refusal(
      `${casePath} gives the transport parameters themselves, so there is nothing to resolve. ` +
        'A postdry.case/1 with "mode": "electrode" is needed; "postdry example" lists some.',
    );
  }
  if (options.out !== undefined) await checkOutputFile(options.out);
  const resolved = resolveElectrode(electrodeCase);
  const steps = deriveElectrode(electrodeCase, resolved);
  const warnings = derivationWarnings(electrodeCase, resolved);
  const linearised = { ...localTimes(transportCase), nonlinearity: nonlinearityOf(transportCase) };
  if (options.out !== undefined) await writeOutput(options.out, recordJson(transportCase));
  if (options.out === STANDARD_STREAM) return EXIT.done;
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ steps, linearised, warnings }, null, 2)}\n`
      : [...steps.map(describeIn(steps)), describeEnds(transportCase)].join(''),
  );
  for (const { text } of warnings) process.stderr.write(`Warning: ${text}\n`);
  if (options.out !== undefined) process.stdout.write(`\nWrote ${options.out}.\n`);
  return EXIT.done;
}

const headings: Readonly<Record<(typeof derivationGroups)[number], string>> = {
  composition: 'Composition and volumes',
  geometry: 'Transport path and amounts',
  gas: 'Gas in the pores',
  sorption: 'Water at the start',
  times: 'Diffusion times',
};

function describeIn(steps: readonly DerivationStep[]) {
  return (step: DerivationStep, index: number): string => {
    const heading = steps[index - 1]?.group === step.group ? '' : `\n${headings[step.group]}\n`;
    const number = formatNumber(fromSi(step.value, unitBySymbol(step.quantity, step.unit)), 6);
    const unit = step.unit === '–' ? '' : ` ${step.unit}`;
    const formula = [step.symbol, step.formula, step.numbers].map(texInWords);
    const assumed = step.assumed.length === 0 ? '' : `  [assumed: ${step.assumed.join(', ')}]`;
    return (
      `${heading}  ${step.name}: ${number}${unit}${assumed}\n` +
      `      ${formula.filter((part) => part !== '').join(' = ')}\n` +
      `      source: ${step.source}\n`
    );
  };
}

function describeEnds(transportCase: TransportCase): string {
  const { start, end } = localTimes(transportCase);
  const percent = (share: number): string => `${formatNumber(100 * share, 3)} %`;
  const line = (name: string, at: typeof start): string =>
    `  ${name}: tau_macro ${formatDuration(at.tauMacroS)}, tau_micro ${formatDuration(at.tauMicroS)}, ` +
    `beta ${percent(at.microShare)}\n`;
  return (
    '\nTangents of the isotherms\n' +
    line('at the start', start) +
    line('at the end', end) +
    `  largest distance from the chord: ${percent(nonlinearityOf(transportCase))} of the exchanged water\n`
  );
}
