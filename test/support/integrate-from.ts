import type { TwoScaleMesh, TwoScaleProblem } from '#shared/numerics/model/two-scale-problem.ts';
import { TwoScaleSystem } from '#shared/numerics/model/two-scale-system.ts';
import { Ndf } from '#shared/numerics/time/ndf.ts';

/** Where an integration stands after a start, a jump or an accepted step. */
export interface Standing {
  readonly system: TwoScaleSystem;
  readonly timeS: number;
  readonly fields: Float64Array;
  /** As the integrator carries them; the last entry is the water that passed the open face. */
  readonly contents: Float64Array;
  readonly jumped: boolean;
}

/**
 * Integrates over the segments and yields after every start, jump and accepted step. The start is
 * the equilibrium of the problem, changed by `initialise` where the test wants another one.
 */
export function* integrateFrom(
  problem: TwoScaleProblem,
  mesh: TwoScaleMesh,
  tolerance: number,
  initialise: (fields: Float64Array, system: TwoScaleSystem) => void = () => undefined,
): Generator<Standing, void, undefined> {
  const system = new TwoScaleSystem(problem, mesh);
  const scale = new Float64Array(system.fieldCount).fill(1);
  const ndf = new Ndf(system, scale, { relative: tolerance, absolute: tolerance * 0.01 });
  const { fields, contents } = ndf;
  system.temperatureK = problem.initialTemperatureK;
  system.faceDriving = problem.initialDriving;
  system.equilibrium(problem.initialDriving, fields);
  initialise(fields, system);
  system.contents(fields, contents);
  const standing = (jumped: boolean): Standing => ({
    system,
    timeS: ndf.timeS,
    fields,
    contents,
    jumped,
  });
  yield standing(false);
  for (const segment of problem.segments) {
    system.enterSegment(segment);
    system.setTime(segment.startS);
    if (system.equilibrate(contents, fields) >= 0) throw new Error('no equilibrium at the jump');
    ndf.start(segment.startS, (segment.endS - segment.startS) / 100);
    yield standing(true);
    while (ndf.timeS < segment.endS) {
      ndf.step(segment.endS);
      yield standing(false);
    }
  }
}

/** All water that is inside or has left, kg per m3 of coating, computed from the fields. */
export function balance({ system, fields, contents }: Standing): number {
  const inside = new Float64Array(contents.length);
  system.contents(fields, inside);
  return system.total(inside) - system.faceSlab(inside) + contents[system.fieldCount]!;
}

/** The same from the contents that the integrator carries from step to step. */
export function carriedBalance({ system, contents }: Standing): number {
  return system.total(contents) - system.faceSlab(contents) + contents[system.fieldCount]!;
}
