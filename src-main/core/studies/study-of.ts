import { optimumStudy } from './optimum-study.ts';
import { robustStudy } from './robust-study.ts';
import { shortestStudy } from './shortest-study.ts';
import type { Study, StudyInput } from './study.ts';
import { sweepStudy } from './sweep-study.ts';

/** @throws RangeError that says what of the input is not possible */
export function studyOf(input: StudyInput): Study {
  switch (input.kind) {
    case 'robust':
      return robustStudy(input);
    case 'optimum':
      return optimumStudy(input);
    case 'shortest':
      return shortestStudy(input);
    case 'sweep':
      return sweepStudy(input);
  }
}
