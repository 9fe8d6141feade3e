import { expect, it } from 'vitest';
import { StudyForms } from '#renderer/state/study-forms.svelte.ts';
import { recipeOf } from '../../../support/recipe-runs.ts';

const recipe = recipeOf(
  'target water < 250 ppm (max, with foil)',
  '1 Heat to {hot = 110 °C} within 10 min in N2 dew point -40 °C, 5 mbar',
  '2 Hold for 10 min',
  '3 Hold for {soak = 2 h}',
);

it('takes the limit of the recipe until another one is entered', () => {
  const forms = new StudyForms();
  expect(forms.limitOf(recipe)).toEqual({ measure: 'max', ppm: 250, basis: 'electrode' });
  forms.limitPpm = 100;
  forms.measure = 'mean';
  expect(forms.settings(recipe).target).toEqual({ measure: 'mean', ppm: 100, basis: 'electrode' });
});

it('asks about the longest hold, all gases, and a dry room in exact numbers at first', () => {
  const forms = new StudyForms();
  expect(forms.question(recipe)).toMatchObject({ temperatureK: 296.15, dewPointK: 233.15 });
  forms.ask = 'shortest-hold';
  expect(forms.question(recipe)).toMatchObject({ path: 'steps[2].end.durationS' });
  forms.holdPath = 'steps[1].end.durationS';
  expect(forms.question(recipe)).toMatchObject({ path: 'steps[1].end.durationS' });
  forms.ask = 'highest-dew-point';
  expect(forms.question(recipe)).toMatchObject({ paths: ['steps[0].gas.moisture.dewPointK'] });
  expect(forms.question(recipeOf('1 Hold 80 °C, 1 bar for 10 min'))).toBeUndefined();
});

it('searches for a time at first; another value gets bounds of its own', () => {
  const forms = new StudyForms();
  expect(forms.optimum(recipe)).toEqual({ name: 'soak', from: 60, to: 36_000 });
  forms.optimumTo = 7200;
  expect(forms.optimum(recipe)).toMatchObject({ to: 7200 });
  forms.chooseOptimum('hot');
  expect(forms.optimum(recipe)).toEqual({ name: 'hot', from: 353.15, to: 413.15 });
});

it('chooses further values that the recipe has, each once, within bounds of their own', () => {
  const forms = new StudyForms();
  expect(forms.freeNames(recipe)).toEqual(['hot']);
  forms.setWithin(recipe, 0, 'hot');
  expect(forms.within(recipe)).toEqual([{ name: 'hot', from: 353.15, to: 413.15 }]);
  expect(forms.freeNames(recipe)).toEqual([]);
  forms.setBound(recipe, 0, { to: 393.15 });
  expect(forms.within(recipe)).toEqual([{ name: 'hot', from: 353.15, to: 393.15 }]);
  // What is searched for is not chosen as well; what is no longer there is left out.
  forms.chooseOptimum('hot');
  expect(forms.within(recipe)).toEqual([]);
  forms.chooseOptimum('soak');
  expect(forms.within(recipeOf('1 Hold 80 °C, 1 bar for {soak = 1 h}'))).toEqual([]);
  forms.setWithin(recipe, 0, undefined);
  expect(forms.within(recipe)).toEqual([]);
});

it('leaves out what does not vary', () => {
  const forms = new StudyForms();
  forms.setVaries('a', false);
  forms.setVaries('b', false);
  forms.setVaries('a', true);
  forms.setPlant('dewPointSdK', 3);
  forms.setPlant('ovenTemperatureSdK', 2);
  forms.setPlant('dewPointSdK', undefined);
  expect(forms.settings(recipe)).toMatchObject({
    without: ['b'],
    plant: { ovenTemperatureSdK: 2 },
  });
});

it('counts the rows of a plan, and says why one is not possible', () => {
  const forms = new StudyForms();
  const grid = { kind: 'grid', from: 1, to: 2, count: 3, scale: 'linear' } as const;
  forms.setAxis(0, { ...grid, vary: 'soak' });
  forms.setAxis(1, { kind: 'list', vary: 'hot', values: [1, 2] });
  expect(forms.rowCount).toBe(6);
  expect(forms.plan('a\nb')).toMatchObject({ estimate: false, accuracy: 1e-4 });
  forms.setAxis(1, { ...grid, vary: 'soak', from: -1, scale: 'log' });
  expect(forms.plan('a\nb')).toMatch(/axes\[1\]/);
  forms.setAxis(1, undefined);
  expect(forms.rowCount).toBe(3);
});
