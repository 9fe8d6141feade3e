import type { Covariance } from '#shared/numerics/estimation/covariance.ts';
import { describeValue, NO_INTERVAL, type FitAtMinimum } from '../fitted-value.ts';
import type { Correlation, DryingParameters, FittedDryingParameter } from './drying-fit.ts';
import { dryingParameterNames, parametersOfModel } from './drying-model.ts';
import { ownFactor, ownUnit } from './drying-parameters.ts';
import type { RunScale } from './drying-run.ts';
import type { DryingSetup } from './drying-setup.ts';

const absent: FittedDryingParameter = {
  value: null,
  standardError: null,
  interval95: NO_INTERVAL,
  profile95: NO_INTERVAL,
  status: 'absent',
  bounds: NO_INTERVAL,
};

/** The parameters of a fit in the unit of the run. */
export function describeParameters(
  fit: FitAtMinimum,
  setup: DryingSetup,
  scale: RunScale,
): DryingParameters {
  const names = parametersOfModel(setup.model);
  return Object.fromEntries(
    dryingParameterNames.map((name, place) => {
      if (!names.includes(name)) return [name, absent];
      const described = describeValue(fit, place, ownUnit(name, scale));
      // As it was given, not as it comes back from the scaled run.
      return [name, { ...described, value: setup.fixed?.[name] ?? described.value }];
    }),
  ) as DryingParameters;
}

/** Correlations by name; those of a content change their sign with the direction of the run. */
export function correlationOf(covariance: Covariance, scale: RunScale): Correlation {
  const names = covariance.identified.map((place) => dryingParameterNames[place]!);
  return Object.fromEntries(
    names.map((row, i) => [
      row,
      Object.fromEntries(
        names.map((column, j) => {
          const sign = Math.sign(ownFactor(row, scale)) * Math.sign(ownFactor(column, scale));
          return [column, sign * covariance.correlation[i]![j]!];
        }),
      ),
    ]),
  );
}
