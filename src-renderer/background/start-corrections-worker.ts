export const startCorrectionsWorker = (): Worker =>
  new Worker(new URL('./corrections-worker.ts', import.meta.url), { type: 'module' });
