/*
 * A second, independent and deliberately plain solution of the Two-Scale-Model: uniform cell-centred
 * finite volumes written out cell by cell, contents as the state, u found by Newton's method,
 * classical Runge-Kutta steps. Explicit: only for coarse meshes, where its time error is negligible.
 * It shares the problem description with the solver, nothing else.
 */
import type { Geometry } from '#shared/numerics/mesh/discretisation.ts';
import type {
  Diffusivity,
  Relation,
  Segment,
  TwoScaleProblem,
} from '#shared/numerics/model/two-scale-problem.ts';

export interface CoarseMesh {
  readonly macroCells: number;
  readonly microCells: number;
  /** 'one': closed at z = 0; 'two': both faces open, s_ma is then the whole width. */
  readonly openFaces: 'one' | 'two';
}

/** Totals and cell values at one time. */
export interface CoarseState {
  /** All water, kg per m3 of coating. */
  readonly total: number;
  readonly driving: Float64Array;
  /** micro[class][cell * microCells + i] */
  readonly micro: readonly Float64Array[];
}

const exponents: Readonly<Record<Geometry, number>> = { slab: 0, cylinder: 1, sphere: 2 };

export class MethodOfLines {
  readonly #problem: TwoScaleProblem;
  readonly #mesh: CoarseMesh;
  readonly #driving: Float64Array;
  #state: Float64Array;
  #timeS = 0;

  constructor(problem: TwoScaleProblem, mesh: CoarseMesh) {
    this.#problem = problem;
    this.#mesh = mesh;
    const { macroCells: n, microCells: m } = mesh;
    const { initialDriving: u, initialTemperatureK: t } = problem;
    this.#driving = new Float64Array(n).fill(u);
    this.#state = new Float64Array(n * (1 + m * problem.micro.length));
    this.#state.fill(valueOf(problem.macro.content, u, t), 0, n);
    problem.micro.forEach(({ interfaceContent }, k) =>
      this.#state.fill(valueOf(interfaceContent, u, t), n * (1 + k * m), n * (1 + (k + 1) * m)),
    );
  }

  /** Advances to a time, landing on the ends of the segments, with steps of at most `stepS`. */
  advance(timeS: number, stepS: number): CoarseState {
    for (const segment of this.#problem.segments) {
      const end = Math.min(timeS, segment.endS);
      if (end <= this.#timeS) continue;
      const start = this.#timeS;
      const count = Math.max(200, Math.ceil((2 * (end - start)) / stepS));
      // Steps grow in proportion to the time: short ones where the surroundings have jumped.
      const at = (k: number) => start + (end - start) * (k / count) ** 2;
      for (let k = 0; k < count; k++) this.#step(segment, at(k), at(k + 1) - at(k));
      this.#timeS = end;
      this.#updateDriving(this.#state, segment.temperatureK(end));
    }
    return this.#snapshot();
  }

  #step(segment: Segment, timeS: number, h: number): void {
    const at = (share: number, rates: Float64Array) =>
      this.#state.map((value, i) => value + share * h * rates[i]!);
    const k1 = this.#rates(segment, timeS, this.#state);
    const k2 = this.#rates(segment, timeS + h / 2, at(0.5, k1));
    const k3 = this.#rates(segment, timeS + h / 2, at(0.5, k2));
    const k4 = this.#rates(segment, timeS + h, at(1, k3));
    this.#state = this.#state.map(
      (value, i) => value + (h / 6) * (k1[i]! + 2 * k2[i]! + 2 * k3[i]! + k4[i]!),
    );
  }

  #rates(segment: Segment, timeS: number, state: Float64Array): Float64Array {
    const { macro, micro } = this.#problem;
    const { macroCells: n, microCells: m, openFaces } = this.#mesh;
    const temperatureK = segment.temperatureK(timeS);
    const width = macro.lengthM / n;
    const conductance = segment.macroConductance(timeS);
    const film = segment.filmConductance?.(timeS);
    // Half a cell and the film in series.
    const face = 1 / (width / (2 * conductance) + (film === undefined ? 0 : 1 / film));
    const chamber = segment.boundaryDriving(timeS);
    const rates = new Float64Array(state.length);
    this.#updateDriving(state, temperatureK);
    const theta = (u: number) => thetaOf(segment, u, timeS);
    const outside = theta(chamber);
    for (let j = 0; j < n; j++) {
      const u = this.#driving[j]!;
      const here = theta(u);
      const left = j > 0 ? (conductance / width) * (theta(this.#driving[j - 1]!) - here) : 0;
      const right =
        j < n - 1
          ? (conductance / width) * (theta(this.#driving[j + 1]!) - here)
          : face * (outside - here);
      const mirror = j === 0 && openFaces === 'two' ? face * (outside - here) : 0;
      rates[j] = (left + right + mirror) / width;
      micro.forEach((microClass, k) => {
        const from = n * (1 + k * m) + j * m;
        const faceContent = valueOf(microClass.interfaceContent, u, temperatureK);
        const cells = state.subarray(from, from + m);
        const outflow = microRates(microClass, cells, faceContent, temperatureK, rates, from);
        rates[j]! += microClass.volumeFraction * outflow;
      });
    }
    return rates;
  }

  #updateDriving(state: Float64Array, temperatureK: number): void {
    const { content } = this.#problem.macro;
    for (let j = 0; j < this.#driving.length; j++) {
      this.#driving[j] = invert(content, state[j]!, this.#driving[j]!, temperatureK);
    }
  }

  #snapshot(): CoarseState {
    const { macroCells: n, microCells: m } = this.#mesh;
    let total = 0;
    for (let j = 0; j < n; j++) total += this.#state[j]! / n;
    const micro = this.#problem.micro.map((_, k) =>
      this.#state.slice(n * (1 + k * m), n * (1 + (k + 1) * m)),
    );
    this.#problem.micro.forEach(({ volumeFraction, geometry }, k) => {
      for (let j = 0; j < n; j++) {
        for (let i = 0; i < m; i++) {
          const volume = cellVolume(i, m, exponents[geometry]);
          total += (volumeFraction * volume * micro[k]![j * m + i]!) / n;
        }
      }
    });
    return { total, driving: this.#driving.slice(), micro };
  }
}

/** Fills the rates of one micro domain; returns what it gives off per volume of its phase. */
function microRates(
  { lengthM, geometry, diffusivity }: TwoScaleProblem['micro'][number],
  cells: Float64Array,
  faceContent: number,
  temperatureK: number,
  rates: Float64Array,
  from: number,
): number {
  const m = cells.length;
  const exponent = exponents[geometry];
  const potential = (content: number) => potentialOf(diffusivity, content, temperatureK);
  let flow = 0; // outwards through the lower face of the cell, per volume of the domain
  for (let i = 0; i < m; i++) {
    const area = (exponent + 1) * ((i + 1) / m) ** exponent;
    const beyond = i < m - 1 ? potential(cells[i + 1]!) : potential(faceContent);
    const distance = (i < m - 1 ? 1 : 0.5) / m;
    const next = (area * (potential(cells[i]!) - beyond)) / distance / lengthM ** 2;
    rates[from + i] = (flow - next) / cellVolume(i, m, exponent);
    flow = next;
  }
  return flow;
}

function cellVolume(i: number, cells: number, exponent: number): number {
  return ((i + 1) / cells) ** (exponent + 1) - (i / cells) ** (exponent + 1);
}

const input = new Float64Array(1);
const value = new Float64Array(1);
const slope = new Float64Array(1);

function valueOf(relation: Relation, driving: number, temperatureK: number): number {
  input[0] = driving;
  relation.evaluate(input, 0, 1, temperatureK, value, slope, 0);
  return value[0]!;
}

function potentialOf(law: Diffusivity, content: number, temperatureK: number): number {
  input[0] = content;
  law.evaluate(input, 0, 1, temperatureK, value, slope, 0);
  return value[0]!;
}

/** What the macro flux is the gradient of. Together with a film it would need an iteration. */
function thetaOf({ macroPotential, filmConductance }: Segment, u: number, timeS: number): number {
  if (macroPotential === undefined) return u;
  if (filmConductance !== undefined) throw new Error('a film and a potential together');
  input[0] = u;
  macroPotential.evaluate(input, 1, timeS, value, slope);
  return value[0]!;
}

/** The driving value of a content: Newton's method from a guess. */
function invert(relation: Relation, content: number, guess: number, temperatureK: number): number {
  let driving = guess;
  for (let iteration = 0; iteration < 100; iteration++) {
    const error = content - valueOf(relation, driving, temperatureK);
    const change = error / slope[0]!;
    driving += change;
    if (Math.abs(change) <= 1e-14 * Math.abs(driving) + 1e-300) return driving;
  }
  throw new Error(`no driving value found for the content ${content}`);
}
