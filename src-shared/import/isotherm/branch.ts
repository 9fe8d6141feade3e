import type { Branch } from './measured-isotherm.ts';

/** A smaller step back is noise of the sensor, as water activity. */
const NOISE = 0.003;

/** What a word in a branch column means: "ads.", "Sorption", "uptake", "Desorption", "drying". */
export function branchOfWord(word: string): Branch | null {
  if (/^(des|de-|dry|trock|release|down|ab\b)/i.test(word)) return 'desorption';
  if (/^(ads|sorp|absor|upta|wet|befeucht|up\b|auf\b)/i.test(word)) return 'adsorption';
  return null;
}

export interface BranchesByDirection {
  readonly branch: readonly Branch[];
  /** how often the activity turns */
  readonly turns: number;
}

/**
 * Branch of each point by the direction of the water activity: rising is adsorption, falling
 * desorption. The point where it turns belongs to the branch that led there.
 */
export function branchesByDirection(waterActivity: readonly number[]): BranchesByDirection {
  const branch: Branch[] = [];
  const first = waterActivity[0] ?? 0;
  const leaving = waterActivity.find((value) => Math.abs(value - first) > NOISE) ?? first;
  let rising = leaving >= first;
  let extreme = { value: first, index: 0 };
  let turns = 0;
  waterActivity.forEach((value, index) => {
    const ahead = rising ? value - extreme.value : extreme.value - value;
    if (ahead < -NOISE) {
      rising = !rising;
      turns++;
      branch.fill(rising ? 'adsorption' : 'desorption', extreme.index + 1);
    }
    branch.push(rising ? 'adsorption' : 'desorption');
    if (ahead >= 0 || ahead < -NOISE) extreme = { value, index };
  });
  return { branch, turns };
}
