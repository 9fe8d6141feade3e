import type { Sample } from '../experiment/experiment-document.ts';

export const exampleProjectIds = ['paper-workflow'] as const;
export type ExampleProjectId = (typeof exampleProjectIds)[number];

/** A project that comes with the program; its files lie in `resources/examples/<id>`. */
export interface ExampleProject {
  readonly title: string;
  /** what it shows, in one line */
  readonly summary: string;
  /** files of the format `postdry.case/1`, in their order */
  readonly cases: readonly string[];
  readonly experiments: readonly ExampleExperiment[];
  /** what the command line needs besides */
  readonly plans: readonly string[];
}

export interface ExampleExperiment {
  /** a table that the import reads without a question */
  readonly file: string;
  readonly title: string;
  readonly sample: Sample;
}

const synthetic = {
  electrode: 'PVDF anode of the paper (5.5 wt% PVDF), other values assumed',
  loading: '1 000 wt-ppm at the start',
  instrument: 'none: made from the model, not measured',
  operator: '',
  date: '',
} as const;

const noteOf = (sample: string): string =>
  `Synthetic: made from the model, not measured. ${sample} The exact solution with the values of the ` +
  'case “Stack, half width 20 mm (synthetic truth)” and normal noise of 5 wt-ppm.';

export const exampleProjects: Readonly<Record<ExampleProjectId, ExampleProject>> = {
  'paper-workflow': {
    title: 'Measure, fit, predict (synthetic)',
    summary: 'Project: a sheet and a stack are fitted, a coil is predicted; synthetic records',
    cases: ['coil-case.json', 'stack-case.json'],
    experiments: [
      {
        file: 'synthetic-sheet.csv',
        title: 'Sheet, free-standing (synthetic)',
        sample: { ...synthetic, note: noteOf('A coating of 60 µm with one open face.') },
      },
      {
        file: 'synthetic-stack.csv',
        title: 'Stack, half width 20 mm (synthetic)',
        sample: {
          ...synthetic,
          note: noteOf('Pressed sheets that are open at both narrow faces.'),
        },
      },
    ],
    plans: ['fit-plan.json'],
  },
};
