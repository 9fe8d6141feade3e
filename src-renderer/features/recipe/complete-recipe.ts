import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';

const snippet = (label: string, detail: string): Completion => ({ label, detail, type: 'keyword' });

const steps = [
  snippet('Heat to 120 °C at 2 K/min in N2 dew point -40 °C, 1 bar', 'step'),
  snippet('Cool to 25 °C at 1 K/min', 'step'),
  snippet('Evacuate to 5 mbar within 10 min', 'step'),
  snippet('Purge N2 dew point -60 °C to 200 mbar', 'step'),
  snippet('Vent N2 dew point -60 °C to 1 bar', 'step'),
  snippet('Hold for 30 min', 'step'),
  snippet('Hold 120 °C, 5 mbar until water < 200 ppm, at most 12 h', 'step'),
  snippet('Repeat 2 times, at most 3 h', 'steps below, indented'),
  snippet('Expose to dry room 23 °C, dew point -40 °C for 30 min', 'step'),
  snippet('Follow profile "NAME" (T, p)', 'step'),
  snippet('target water < 200 ppm (mean)', 'before the steps'),
  snippet('start 25 °C, 1 bar, in N2 dew point -40 °C', 'before the steps'),
  snippet('coil lags', 'before the steps'),
  snippet('chamber 1.5 m³, pump 100 m³/h, leak 0.1 mbar l/s, 4 coils', 'before the steps'),
];

const clauses = [
  snippet('at 2 K/min', 'rate'),
  snippet('within 10 min', 'time of the change'),
  snippet('for 30 min', 'length'),
  snippet('until water < 200 ppm', 'condition'),
  snippet('at most 12 h', 'cap'),
  snippet('in N2 dew point -40 °C', 'gas'),
  snippet('(mean)', 'which water'),
  snippet('(max)', 'which water'),
  snippet('(binder)', 'which water'),
];

/** Whole steps at the beginning of a line, parts of a step inside it. */
export function completeRecipe(context: CompletionContext): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const word = context.matchBefore(/[a-z(]*/i);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const atStart = /^\s*(?:\d+\.?\s+)?[a-z]*$/i.test(before);
  return { from: word.from, options: atStart ? steps : clauses };
}
