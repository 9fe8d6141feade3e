import { expect, it } from 'vitest';
import { derivationWarnings } from '#shared/domain/electrode/derivation-warnings.ts';
import { resolveElectrode } from '#shared/domain/electrode/resolve-electrode.ts';
import { withMaterialNumber } from '#shared/domain/material/material-edits.ts';
import { shippedCoil } from '../../../support/electrode-cases.ts';

/** The warnings of the usual coil at 120 °C with a range of temperatures for the D of its CMC. */
function warningsWith(lowK: number, highK: number) {
  const coil = shippedCoil('cmc-sbr-anode');
  const range = 'components[2].diffusion.diffusivityM2PerS.validity.temperatureK';
  const low = withMaterialNumber(coil.electrode, `${range}[0]`, lowK);
  const electrode = withMaterialNumber(low, `${range}[1]`, highK);
  const electrodeCase = { ...coil, electrode };
  return derivationWarnings(electrodeCase, resolveElectrode(electrodeCase)).filter(
    ({ code }) => code === 'value-range',
  );
}

it('warns of a value that is used outside of where it is known', () => {
  expect(warningsWith(298.15, 333.15)).toEqual([
    {
      code: 'value-range',
      text: '“CMC: diffusivity” is known from 25 °C to 60 °C, not at 120 °C: it is extrapolated.',
    },
  ]);
});

it('is silent inside of the range and where there is none', () => {
  expect(warningsWith(298.15, 393.15)).toEqual([]);
  const coil = shippedCoil('cmc-sbr-anode');
  const codes = derivationWarnings(coil, resolveElectrode(coil)).map(({ code }) => code);
  expect(codes).not.toContain('value-range');
});
