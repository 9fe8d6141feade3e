import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localTimes } from '#shared/domain/case/local-times.ts';
import { heatedStart } from '#shared/domain/case/heated-start.ts';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { linearise } from '#shared/numerics/model/linearise.ts';
import { resolveCase } from '#shared/simulation/resolve-case.ts';
import type { ElectrodeCase } from '#shared/domain/electrode/electrode-case.ts';
import { shippedCoil, transportOf } from '../support/electrode-cases.ts';

function coil(transport: Partial<ElectrodeCase['transport']>): TransportCase {
  const usual = shippedCoil('cmc-sbr-anode');
  return transportOf({ ...usual, transport: { ...usual.transport, ...transport } });
}

function shipped(id: string): TransportCase {
  const file = new URL(`../../resources/cases/${id}.json`, import.meta.url);
  const parsed = parseTransportCase(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(id);
  return parsed.value;
}

describe('diffusion times at the start are those of the linearised equations', () => {
  it.each([
    ['of a coil', coil({})],
    ['with the Stefan term', coil({ regime: 'stefan' })],
    ['with slip flow', coil({ slipFlow: true })],
    ['with a micro diffusivity that grows with the water', shipped('gab-isotherms')],
    ['with linear sorption', shipped('figure-7-ratio-17')],
  ])('%s', (_name, transportCase) => {
    const { problem } = resolveCase(transportCase);
    const { tauMacroS, micro } = linearise(problem, heatedStart(transportCase).driving);
    const share = micro.reduce((sum, entry) => sum + entry.share, 0);
    const tauMicroS = micro.reduce((sum, entry) => sum + entry.share * entry.tauS, 0) / share;
    const { start } = localTimes(transportCase);
    expect(start.tauMacroS / tauMacroS).toBeCloseTo(1, 6);
    expect(start.tauMicroS / tauMicroS).toBeCloseTo(1, 6);
    expect(start.microShare / share).toBeCloseTo(1, 6);
  });
});
