import { ROBUST_FORMAT } from '#shared/domain/study/robust-study.ts';
import { storedRow } from '#shared/domain/study/stored-row.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import {
  basisOfTarget,
  planRobust,
  type RobustPlan,
} from '#shared/simulation/sweep/robust-plan.ts';
import { isRow, robustQuestion, runNominal } from './robust-question.ts';
import type { Study, StudyInput } from './study.ts';

/** P(target) over samples of what is uncertain: the given values, one after the other, the samples. */
export function robustStudy(input: Extract<StudyInput, { kind: 'robust' }>): Study {
  const question = robustQuestion(input);
  const total = 1 + 2 * question.uncertain.length + question.samples;
  const rows: SweepRow[] = [];
  let plan: RobustPlan | undefined;
  return {
    total,
    fraction: (done) => done / total,
    run: async (runRows) => {
      const nominal = await runNominal(question, runRows);
      if (!isRow(nominal)) return nominal;
      plan = planRobust(question, nominal);
      return runRows(plan.setup, plan.rows, (row) => rows.push(row));
    },
    result: () => {
      if (plan === undefined) return undefined;
      const { sampled, interval95, influences, bands, ...figures } = plan.summary(rows);
      const { singles } = plan;
      return {
        format: ROBUST_FORMAT,
        ppmBasis: basisOfTarget(question),
        ...figures,
        interval95: [...interval95],
        influences,
        bands: bands && {
          timeS: [...bands.timeS],
          p5: [...bands.p5],
          p25: [...bands.p25],
          p50: [...bands.p50],
          p75: [...bands.p75],
          p95: [...bands.p95],
        },
        rows: sampled.map((row) => storedRow({ ...row, index: row.index - singles })),
        runs: 1 + rows.length,
      };
    },
  };
}
