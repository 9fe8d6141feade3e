import { isothermStrings as text } from '#renderer/strings/en/isotherms.ts';
import type { MaterialSetVersion } from '#shared/contract/materials.ts';
import type { IsothermBranch } from '#shared/domain/material/component.ts';
import { withIsothermBranch } from '#shared/domain/material/with-isotherm-branch.ts';
import { fitIsotherms, type IsothermFitProgress } from '#shared/estimation/fit-isotherm.ts';
import {
  type FittedIsotherm,
  type FittedModel,
  fittedModels,
  type IsothermFit,
} from '#shared/estimation/isotherm-fit.ts';
import type { Branch } from '#shared/import/isotherm/measured-isotherm.ts';
import { IsothermPoints } from './isotherm-points.svelte.ts';
import type { Materials } from './materials.svelte.ts';
import type { Notices } from './notices.svelte.ts';

const sliceMs = 6;

/** Points, fits and choices of the isotherm workbench, as long as its tab is open. */
export class IsothermBench {
  readonly materials: Materials;
  readonly #notices: Notices;
  readonly points: IsothermPoints;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #cancelled = false;
  /** The points that were fitted: other ones have no fits. */
  #fitted = $state.raw<object>();

  branch = $state<Branch>('adsorption');
  models = $state.raw<readonly FittedModel[]>(fittedModels);
  densityKgPerM3 = $state(1500);
  progress = $state.raw<IsothermFitProgress>();
  #fits = $state.raw<readonly IsothermFit[]>([]);
  #selected = $state<FittedModel>();
  /** Versions of the set that was saved to last. */
  versions = $state.raw<readonly MaterialSetVersion[]>([]);

  /** Of the branch, in the order of activity. */
  readonly data = $derived.by(() =>
    this.points.all
      .filter(({ branch }) => branch === this.branch)
      .toSorted((a, b) => a.activity - b.activity),
  );
  /** Best first; empty where the points have changed since. */
  readonly fits = $derived(this.#fitted === this.data ? this.#fits : []);
  readonly fitted = $derived(this.fits.filter((fit) => fit.kind === 'fitted'));
  readonly selected = $derived(
    this.fitted.find(({ model }) => model === this.#selected) ?? this.fitted[0],
  );

  constructor(materials: Materials, notices: Notices) {
    this.materials = materials;
    this.#notices = notices;
    this.points = new IsothermPoints(notices);
  }

  clear(): void {
    this.cancel();
    this.points.clear();
    this.#fits = [];
    this.#fitted = undefined;
    this.versions = [];
  }

  choose(model: FittedModel, chosen: boolean): void {
    this.models = fittedModels.filter((known) =>
      known === model ? chosen : this.models.includes(known),
    );
  }

  select(model: FittedModel): void {
    this.#selected = model;
  }

  /** Fits in slices of a few milliseconds, so that the window stays responsive. */
  fit(): void {
    clearTimeout(this.#timer);
    this.#cancelled = false;
    const { data } = this;
    const { temperatureK } = this.points;
    const work = fitIsotherms({
      points: data,
      models: this.models,
      temperatureK,
      densityKgPerM3: this.densityKgPerM3,
    });
    const step = (): void => {
      const stop = performance.now() + sliceMs;
      while (performance.now() < stop) {
        const next = work.next(this.#cancelled ? 'cancel' : undefined);
        if (next.done === true) {
          this.progress = undefined;
          this.#fits = next.value.toSorted(byCriterion);
          this.#fitted = data;
          this.#selected = undefined;
          return;
        }
        this.progress = next.value;
      }
      this.#timer = setTimeout(step, 4);
    };
    step();
  }

  cancel(): void {
    this.#cancelled = true;
  }

  /** Writes the fit into a set of the user, as an edit that can be undone. */
  async save(
    materialSetId: string,
    componentId: string,
    branch: Branch,
    fit: FittedIsotherm,
    source: string,
  ): Promise<void> {
    const editor = await this.materials.openDocument(materialSetId);
    const { temperatureK } = this.points;
    if (!editor || temperatureK === undefined) return;
    const values: IsothermBranch = {
      isotherm: fit.isotherm as IsothermBranch['isotherm'],
      source,
      ...(fit.relativeDeviation > 0 && { relativeUncertainty: fit.relativeDeviation }),
      validity: {
        activity: [this.data[0]?.activity ?? 0, this.data.at(-1)?.activity ?? 0],
        temperatureK: [temperatureK, temperatureK],
      },
    };
    const component = editor.record.document.components.find(({ id }) => id === componentId);
    const label = text.saveLabel(text.models[fit.model], component?.name ?? componentId);
    const [issue] = editor.apply(label, (document) =>
      withIsothermBranch(document, componentId, branch, values),
    );
    if (issue) {
      this.#notices.refuse(text.notSaved(issue.message));
      return;
    }
    this.versions = await editor.history();
    this.#notices.say(text.saved(editor.record.title), () => void this.#undo(materialSetId));
  }

  async #undo(materialSetId: string): Promise<void> {
    const editor = await this.materials.openDocument(materialSetId);
    await editor?.undo();
    this.versions = (await editor?.history()) ?? [];
  }
}

/** Best first by the criterion, then by the misfit; what was not fitted comes last. */
function byCriterion(a: IsothermFit, b: IsothermFit): number {
  if (a.kind !== 'fitted' || b.kind !== 'fitted') {
    return Number(a.kind !== 'fitted') - Number(b.kind !== 'fitted');
  }
  return a.aicc === b.aicc ? a.rmseKgPerKg - b.rmseKgPerKg : a.aicc - b.aicc;
}
