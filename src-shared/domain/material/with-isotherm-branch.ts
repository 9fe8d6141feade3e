import type { BranchName, Component, IsothermBranch } from './component.ts';
import type { MaterialSet } from './material-set.ts';

/**
 * The set with another isotherm in a branch of a component. The net isosteric heat of the isotherm
 * that was there stays, since points at one temperature say nothing of it; the note tells where it
 * is from.
 */
export function withIsothermBranch(
  document: MaterialSet,
  componentId: string,
  name: BranchName,
  branch: IsothermBranch,
): MaterialSet {
  return {
    ...document,
    components: document.components.map((component) =>
      component.id === componentId
        ? { ...component, [name]: withHeatOf(component, name, branch) }
        : component,
    ),
  };
}

function withHeatOf(
  component: Component,
  name: BranchName,
  branch: IsothermBranch,
): IsothermBranch {
  const before = component[name];
  const heat = before?.isotherm.netIsostericHeatJPerMol;
  if (before === undefined || heat === undefined || heat === 0) return branch;
  const note = `Net heat of ${heat} J/mol as before, from: ${before.source}`;
  return { ...branch, isotherm: { ...branch.isotherm, netIsostericHeatJPerMol: heat }, note };
}
