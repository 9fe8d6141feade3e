import {
  type Chart,
  Interaction,
  type InteractionItem,
  type InteractionModeFunction,
} from 'chart.js';

declare module 'chart.js' {
  interface InteractionModeMap {
    nearestTime: InteractionModeFunction;
  }
}

/**
 * Finds in every labelled line the point nearest to the pointer in x, so that one hover reads all
 * curves at that time even where they have different times. The unlabelled edges of bands are left
 * out.
 */
export function registerNearestTimeMode(): void {
  Interaction.modes.nearestTime = (chart, event) => {
    const pixel = event.x ?? Number.NaN;
    return chart.getSortedVisibleDatasetMetas().flatMap(({ index }) => itemAt(chart, index, pixel));
  };
}

function itemAt(chart: Chart, datasetIndex: number, pixel: number): InteractionItem[] {
  const meta = chart.getDatasetMeta(datasetIndex);
  if (meta.label === '' || !chart.data.datasets[datasetIndex]?.label) return [];
  let nearest: InteractionItem | undefined;
  let distance = Infinity;
  for (const [index, element] of meta.data.entries()) {
    const away = Math.abs(element.x - pixel);
    if (away < distance) {
      distance = away;
      nearest = { element, datasetIndex, index };
    }
  }
  return nearest ? [nearest] : [];
}
