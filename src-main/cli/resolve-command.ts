import { localTimes, nonlinearityOf } from '#shared/domain/case/local-times.ts';
import { deriveElectrode } from '#shared/domain/electrode/derive-electrode.ts';
import type {
  DerivationGroup,
  DerivationStep,
  DerivationWarning,
} from '#shared/domain/electrode/derivation.ts';
import { derivationWarnings } from '#shared/domain/electrode/derivation-warnings.ts';
import type { ElectrodeCase } from '#shared/domain/electrode/electrode-case.ts';
import { resolveElectrode } from '#shared/domain/electrode/resolve-electrode.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { fromSi, unitBySymbol } from '#shared/units/quantities.ts';
import { callerPath, STANDARD_STREAM } from './input-file.ts';
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
 * Prints how the transport parameters of a case follow from its electrode; writes them with `--out`.
 * A case that gives its transport parameters has nothing to derive but its diffusion times.
 * @returns the exit code
 * @throws Refusal when the case is not valid or `--out` cannot be written
 */
export async function resolveCommand(casePath: string, options: ResolveOptions): Promise<number> {
  const { out } = options;
  if (out !== undefined && out !== STANDARD_STREAM && casePath !== STANDARD_STREAM) {
    if (callerPath(out) === callerPath(casePath)) {
      throw new Refusal('The case and --out need different files.');
    }
  }
  if (out === STANDARD_STREAM && options.json === true) {
    throw new Refusal('Only one of --json and --out can go to standard output.');
  }
  const { transportCase, document } = await readCase(casePath);
  const electrodeCase = document?.mode === 'electrode' ? document.electrodeCase : undefined;
  if (out !== undefined) await checkOutputFile(out);
  const { steps, warnings } = electrodeCase ? derivationOf(electrodeCase) : direct;
  const linearised = { ...localTimes(transportCase), nonlinearity: nonlinearityOf(transportCase) };
  if (out !== undefined) await writeOutput(out, recordJson(transportCase));
  for (const { text } of warnings) process.stderr.write(`Warning: ${text}\n`);
  if (out === STANDARD_STREAM) return EXIT.done;
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ steps, linearised, warnings }, null, 2)}\n`);
    return EXIT.done;
  }
  const parts =
    electrodeCase === undefined
      ? ['The case gives its transport parameters itself; only diffusion times follow from them.\n']
      : steps.map(describeIn(steps));
  process.stdout.write([...parts, describeEnds(transportCase)].join(''));
  if (out !== undefined) process.stdout.write(`\nWrote ${out}.\n`);
  return EXIT.done;
}

const direct = { steps: [], warnings: [] };

function derivationOf(electrodeCase: ElectrodeCase): {
  readonly steps: readonly DerivationStep[];
  readonly warnings: readonly DerivationWarning[];
} {
  const resolved = resolveElectrode(electrodeCase);
  return {
    steps: deriveElectrode(electrodeCase, resolved),
    warnings: derivationWarnings(electrodeCase, resolved),
  };
}

const headings: Readonly<Record<DerivationGroup, string>> = {
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
