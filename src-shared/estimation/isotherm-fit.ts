import type { Identifiability } from '#shared/numerics/estimation/covariance.ts';
import type { ResidualDiagnostics } from '#shared/numerics/estimation/residual-diagnostics.ts';
import { isothermCatalogue } from '#shared/physics/isotherm/isotherm-catalogue.ts';
import type { CatalogueParameter } from '#shared/physics/isotherm/isotherm-catalogue.ts';
import type { SingleIsotherm } from '#shared/physics/isotherm/single-isotherm.ts';

/** The models that are fitted; a table meets its points and has no parameters. */
export type FittedModel = Exclude<SingleIsotherm['model'], 'tabulated'>;

export const fittedModels = (Object.keys(isothermCatalogue) as SingleIsotherm['model'][]).filter(
  (model): model is FittedModel => model !== 'tabulated',
);

/** Parameters of a model that a fit looks for, in the order of the catalogue. */
export function fittedParameters(model: FittedModel): readonly CatalogueParameter[] {
  return isothermCatalogue[model].parameters.filter(({ role }) => role === 'fitted');
}

export interface FittedParameter {
  readonly key: string;
  /** SI units, as in the catalogue. */
  readonly value: number;
  /** Infinity where the points do not determine it, 0 at a bound. */
  readonly standardError: number;
  /**
   * 95 % interval from the linearised covariance; for parameters that stay positive symmetric in
   * their logarithm. Null where there is none.
   */
  readonly interval: readonly [low: number, high: number] | null;
  readonly identifiability: Identifiability;
}

/** What a model says of the points. */
export interface FittedIsotherm {
  readonly kind: 'fitted';
  readonly model: FittedModel;
  readonly isotherm: SingleIsotherm;
  readonly parameters: readonly FittedParameter[];
  /** Root of the mean squared residual, kg/kg. */
  readonly rmseKgPerKg: number;
  /** Standard deviation of the residuals over the root mean square of the loadings. */
  readonly relativeDeviation: number;
  /** Corrected Akaike criterion; Infinity where there are too few points for it. */
  readonly aicc: number;
  /** Akaike weight among the models that were fitted. */
  readonly weight: number;
  /** Model minus point in kg/kg, one for each point. */
  readonly residualsKgPerKg: readonly number[];
  /** Of the residuals in the order of activity. */
  readonly diagnostics: ResidualDiagnostics;
  /** Distinct minima that the starts led to. */
  readonly minimumCount: number;
}

export interface NotFittedIsotherm {
  readonly kind: 'not-fitted';
  readonly model: FittedModel;
  /** A sentence for people. */
  readonly reason: string;
}

export type IsothermFit = FittedIsotherm | NotFittedIsotherm;
