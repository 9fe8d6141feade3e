import type { HostClient } from '#renderer/api/host-client.ts';
import { strings } from '#renderer/strings/en.ts';
import { FieldDrafts } from '#renderer/ui/field-drafts.ts';
import type { ContractError } from '#shared/contract/error.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import type { MethodOutput } from '#shared/contract/methods.ts';
import { Calculations } from './calculations.svelte.ts';
import { commandTable, type DialogName } from './commands.svelte.ts';
import { Documents } from './documents.svelte.ts';
import { Experiments } from './experiments.ts';
import { Fits } from './fits.svelte.ts';
import { ImportWizard } from './import-wizard.svelte.ts';
import { IsothermBench } from './isotherm-bench.svelte.ts';
import { Library } from './library.svelte.ts';
import { Materials } from './materials.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { Overlay } from './overlay.svelte.ts';
import { ProjectPlant } from './project-plant.svelte.ts';
import { Projects } from './projects.svelte.ts';
import { Recipes } from './recipes.svelte.ts';
import { Reports } from './reports.ts';
import { Results } from './results.svelte.ts';
import { Runs } from './runs.svelte.ts';
import { Studies } from './studies.svelte.ts';
import { SettingsStore } from './settings.svelte.ts';
import { Tabs } from './tabs.svelte.ts';

/** Shown first: the case that the paper compares with its experiment. */
const openingTitle = /figure 7.*17/i;

/** Open the file fields of the page. */
interface FileFields {
  readonly chooseProject: () => void;
  readonly chooseMaterialSet: () => void;
}

/** Everything that the window shows. */
export class Workbench {
  readonly client: HostClient;
  readonly drafts = new FieldDrafts();
  readonly notices = new Notices();
  readonly settings: SettingsStore;
  readonly tabs: Tabs;
  readonly library: Library;
  readonly materials: Materials;
  readonly documents: Documents;
  readonly projects: Projects;
  readonly runs: Runs;
  readonly results: Results;
  readonly isotherms: IsothermBench;
  readonly importWizard: ImportWizard;
  readonly experiments: Experiments;
  readonly fits: Fits;
  readonly overlay = new Overlay();
  readonly calculations: Calculations;
  readonly recipes: Recipes;
  readonly reports: Reports;
  readonly plant: ProjectPlant;
  readonly studies: Studies;
  readonly commands = commandTable(this);

  info = $state.raw<MethodOutput<'app.info'>>();
  ready = $state(false);
  /** Why there is nothing to show. */
  error = $state.raw<ContractError>();
  /** Why nothing can be solved or stored any more. */
  lost = $state.raw<ContractError>();
  dialog = $state<DialogName>();
  #files: FileFields | undefined;

  readonly editor = $derived.by(() => {
    const tab = this.tabs.front;
    return tab?.kind === 'case' ? this.library.editors.get(tab.caseId) : undefined;
  });

  readonly materialEditor = $derived.by(() => {
    const tab = this.tabs.front;
    return tab?.kind === 'material' ? this.materials.editors.get(tab.materialSetId) : undefined;
  });

  readonly projectDocumentEditor = $derived.by(() => {
    const tab = this.tabs.front;
    return tab?.kind === 'document' ? this.documents.editors.get(tab.documentId) : undefined;
  });

  /** The fits of the experiment in front. */
  readonly fit = $derived.by(() => {
    const editor = this.projectDocumentEditor;
    return editor && this.fits.sessionOf(editor);
  });

  /** The material set in front, an own or a shipped one. */
  readonly frontMaterialSet = $derived.by((): MaterialSet | undefined => {
    const tab = this.tabs.front;
    if (tab?.kind !== 'shipped-material') return this.materialEditor?.record.document;
    return this.materials.shipped.find(({ id }) => id === tab.id)?.document;
  });

  /** The recipe in front. */
  readonly recipe = $derived.by(() => {
    const editor = this.projectDocumentEditor;
    return editor?.record.document.kind === 'recipe' ? this.recipes.sessionOf(editor) : undefined;
  });

  /** Of the document in front, of whatever kind; beside a comparison of recipes stands the plant. */
  readonly documentEditor = $derived.by(() =>
    this.tabs.front?.kind === 'compare-recipes'
      ? this.plant.editor
      : (this.editor ?? this.materialEditor ?? this.projectDocumentEditor),
  );

  constructor(client: HostClient) {
    this.client = client;
    this.settings = new SettingsStore(client, this.notices);
    this.tabs = new Tabs(this.settings);
    this.library = new Library(client, this.notices);
    this.materials = new Materials(client, this.notices);
    this.documents = new Documents(client, this.notices);
    this.isotherms = new IsothermBench(this.materials, this.notices);
    this.importWizard = new ImportWizard(this.documents, this.settings);
    this.experiments = new Experiments(client, this.documents, this.notices);
    this.runs = new Runs(client, this.notices);
    this.results = new Results(client);
    this.calculations = new Calculations(client, this.notices);
    this.plant = new ProjectPlant(this.documents);
    this.recipes = new Recipes(this.calculations, this.library, this.notices);
    this.studies = new Studies(this.calculations, this.library, this.notices);
    this.reports = new Reports(client, this.notices, () => this.info?.version ?? '');
    this.fits = new Fits(this.calculations, this.library, this.documents, this.notices);
    this.projects = new Projects(client, this.notices, async ({ projectId }) => {
      await this.library.loadProjects();
      await this.openProject(projectId);
    });
    client.on('commands.chosen', ({ command }) => this.command(command));
    client.onLost((error) => (this.lost = error));
  }

  async open(): Promise<void> {
    const [info, failed] = await Promise.all([
      this.client.call('app.info', {}),
      this.library.loadProjects(),
      this.settings.load(),
    ]);
    if (info.ok) this.info = info.value;
    this.error = failed;
    if (failed) return;
    const { workspace } = this.settings.value;
    const { projects } = this.library;
    const last = projects.find(({ projectId }) => projectId === workspace.projectId);
    const project = last ?? projects[0];
    if (project) await this.openProject(project.projectId, last !== undefined);
    this.ready = true;
  }

  async openProject(projectId: string, keepTabs = false): Promise<void> {
    if (!keepTabs) {
      this.notices.leaveProject();
      this.tabs.closeAll();
      this.isotherms.clear();
      this.importWizard.clear();
      this.experiments.clear();
      this.overlay.clear();
    }
    await Promise.all([
      this.library.open(projectId),
      this.materials.open(projectId),
      this.documents.open(projectId),
      this.runs.open(projectId),
      this.calculations.open(projectId),
    ]);
    this.settings.changeWorkspace({ projectId });
    const { cases } = this.library;
    this.#keepTabs();
    await Promise.all(
      this.tabs.all.map(async (tab) => {
        if (tab.kind === 'case') await this.library.openCase(tab.caseId);
        else if (tab.kind === 'material') await this.materials.openDocument(tab.materialSetId);
        else if (tab.kind === 'document') await this.documents.openDocument(tab.documentId);
      }),
    );
    const first = cases.find(({ title }) => openingTitle.test(title)) ?? cases[0];
    if (this.tabs.all.length === 0 && first) await this.openCase(first.caseId);
  }

  closeTab(at: number): void {
    const kind = this.tabs.all[at]?.kind;
    if (kind === 'isotherms') this.isotherms.clear();
    if (kind === 'import-experiment') this.importWizard.clear();
    this.tabs.close(at);
  }

  async openCase(caseId: string): Promise<void> {
    if (await this.library.openCase(caseId)) this.tabs.open({ kind: 'case', caseId });
  }

  async newCase(): Promise<void> {
    const created = await this.library.createCase();
    if (created) await this.openCase(created.caseId);
  }

  /** A case that begins with a shipped electrode in a coil. */
  async newElectrodeCase(): Promise<void> {
    const { usual } = this.materials;
    if (usual) await this.#newElectrodeCaseOf(usual.document);
  }

  async #newElectrodeCaseOf(electrode: MaterialSet): Promise<void> {
    const created = await this.library.createElectrodeCase(electrode);
    if (created) await this.openCase(created.caseId);
  }

  async removeCases(caseIds: string[]): Promise<void> {
    await this.library.removeCases(caseIds);
    this.#keepTabs();
  }

  async openMaterialSet(materialSetId: string): Promise<void> {
    if (await this.materials.openDocument(materialSetId)) {
      this.tabs.open({ kind: 'material', materialSetId });
    }
  }

  async openDocument(documentId: string): Promise<void> {
    if (await this.documents.openDocument(documentId)) {
      this.tabs.open({ kind: 'document', documentId });
    }
  }

  async newRecipe(): Promise<void> {
    const { document } = strings.recipes;
    const made = await this.documents.create({ kind: 'recipe', ...document });
    if (made) await this.openDocument(made.documentId);
  }

  /** Shows the import with a file that was dropped on the window. */
  importFile(file: File): void {
    if (!this.library.project) return;
    this.tabs.open({ kind: 'import-experiment' });
    void this.importWizard.openFile(file);
  }

  /** The import becomes the experiment that it has made. */
  async showImported(documentId: string): Promise<void> {
    const at = this.tabs.all.findIndex(({ kind }) => kind === 'import-experiment');
    if (at >= 0) this.closeTab(at);
    await this.openDocument(documentId);
  }

  async removeDocuments(documentIds: string[]): Promise<void> {
    await this.documents.remove(documentIds);
    this.#keepTabs();
  }

  openShippedMaterialSet(id: string): void {
    this.tabs.open({ kind: 'shipped-material', id });
  }

  /** @param shippedId set whose values it begins with; a nearly empty one without */
  async newMaterialSet(shippedId: string | undefined): Promise<void> {
    const made = await (shippedId === undefined
      ? this.materials.createEmpty()
      : this.materials.copyShipped(shippedId));
    if (made) await this.openMaterialSet(made.materialSetId);
  }

  /** A copy of the set in front, of a shipped one as of an own one. */
  async copyMaterialSet(): Promise<void> {
    const tab = this.tabs.front;
    if (tab?.kind === 'shipped-material') await this.newMaterialSet(tab.id);
    if (tab?.kind !== 'material') return;
    const made = await this.materials.duplicate(tab.materialSetId);
    if (made) await this.openMaterialSet(made.materialSetId);
  }

  importMaterialSet(): void {
    this.#files?.chooseMaterialSet();
  }

  async uploadMaterialSet(file: File): Promise<void> {
    const made = await this.materials.upload(file);
    if (made) await this.openMaterialSet(made.materialSetId);
  }

  exportMaterialSet(): void {
    const { materialEditor } = this;
    if (materialEditor) void this.materials.download(materialEditor.record.materialSetId);
  }

  async newCaseOfMaterialSet(): Promise<void> {
    if (this.frontMaterialSet) await this.#newElectrodeCaseOf(this.frontMaterialSet);
  }

  async removeMaterialSets(materialSetIds: string[]): Promise<void> {
    await this.materials.remove(materialSetIds);
    this.#keepTabs();
  }

  /** Solves the case, recipe or study, or fits the experiment in front, also with what is being typed. */
  async run(): Promise<void> {
    const { editor, recipe, fit } = this;
    const invalid = this.drafts.commit();
    if (invalid) this.notices.refuse(strings.frame.notRun(invalid.label, invalid.reason));
    else if (recipe?.part === 'studies') await this.studies.start(recipe);
    else if (recipe) await this.recipes.run(recipe);
    else if (fit?.shown === true) await this.fits.start(fit);
    else if (editor && (await editor.settle())) await this.runs.start(editor.record.caseId);
  }

  cancel(): void {
    if (this.recipe?.part === 'studies') this.studies.cancel(this.recipe);
    else if (this.recipe) this.recipes.cancel(this.recipe);
    if (this.fit) this.fits.cancel(this.fit);
    const { caseId } = this.editor?.record ?? {};
    const ids = this.runs.active.filter((run) => run.caseId === caseId).map(({ runId }) => runId);
    void this.runs.cancel(ids);
  }

  /** Takes back the last edit of the document in front, also one that is still being typed. */
  async undo(): Promise<void> {
    this.recipe?.flush();
    await this.documentEditor?.undo();
  }

  command(id: string): void {
    const command = this.commands.find((known) => known.id === id);
    if (command?.enabled() === true) command.run();
  }

  togglePanel(panel: 'leftCollapsed' | 'rightCollapsed'): void {
    this.settings.changeWorkspace({ [panel]: !this.settings.value.workspace[panel] });
  }

  useFileFields(files: FileFields): void {
    this.#files = files;
  }

  openProjectFile(): void {
    if (this.info?.host === 'electron') void this.projects.openByDialog();
    else this.#files?.chooseProject();
  }

  saveProjectFile(): void {
    const { project } = this.library;
    if (!project) return;
    if (this.info?.host === 'electron') void this.projects.saveByDialog(project);
    else void this.projects.download(project);
  }

  async copyDiagnostics(): Promise<void> {
    const answer = await this.client.call('app.diagnostics', {});
    if (!answer.ok) {
      this.notices.fail(answer.error);
      return;
    }
    await navigator.clipboard.writeText(answer.value.text);
    this.notices.say(strings.frame.diagnosticsCopied);
  }

  #keepTabs(): void {
    this.tabs.keep({
      caseIds: this.library.cases.map(({ caseId }) => caseId),
      documentIds: this.documents.all.map(({ documentId }) => documentId),
      materialSetIds: this.materials.own.map(({ materialSetId }) => materialSetId),
      shippedMaterialIds: this.materials.shipped.map(({ id }) => id),
    });
  }
}
