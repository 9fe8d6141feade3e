import { recipeCaseOf } from '#shared/domain/project/recipe-case-of.ts';
import { ppmDensities } from '#shared/domain/recipe/recipe-case.ts';
import { storedRow, type StoredRow } from '#shared/domain/study/stored-row.ts';
import { MOST_STUDY_ROWS, SWEEP_RESULT_FORMAT } from '#shared/domain/study/sweep-study.ts';
import { isChecked } from '#shared/simulation/sweep/checked-row.ts';
import { planRows } from '#shared/simulation/sweep/plan-rows.ts';
import type { Study, StudyInput } from './study.ts';

/** The rows of a plan, each a run of the recipe with its own values. */
export function sweepStudy({
  recipe,
  caseDocument,
  plan,
}: Extract<StudyInput, { kind: 'sweep' }>): Study {
  const { rowCount, inputs, valuesOf } = planRows(plan, recipe, caseDocument);
  if (rowCount > MOST_STUDY_ROWS) {
    throw new RangeError(
      `The plan has ${rowCount} rows; the window runs at most ${MOST_STUDY_ROWS}. Save the plan and run it with “postdry sweep”.`,
    );
  }
  const { accuracy, estimate } = plan;
  const setup = {
    recipe,
    caseDocument,
    caseConditions: false,
    inputs,
    options: { estimate, ...(accuracy !== undefined && { accuracy }) },
  };
  const planned = Array.from({ length: rowCount }, (_, index) => ({
    index,
    values: valuesOf(index),
    checked: isChecked(index, rowCount),
  }));
  const ppmBasis = recipe.target?.basis ?? ppmDensities(recipeCaseOf(caseDocument)).ppmBasis;
  const rows: StoredRow[] = [];
  return {
    total: rowCount,
    fraction: (done) => done / rowCount,
    run: (runRows) => runRows(setup, planned, (row) => rows.push(storedRow(row))),
    result: () => ({
      format: SWEEP_RESULT_FORMAT,
      rowCount,
      ppmBasis,
      inputs: inputs.map(({ label, unit }) => ({ name: label, unit })),
      rows: rows.toSorted((a, b) => a.index - b.index),
    }),
  };
}
