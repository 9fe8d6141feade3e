import type { ColumnRole } from '#shared/domain/experiment/import-template.ts';

/** How columns of a role are named, in English and German, and what their names never say. */
interface ColumnPattern {
  readonly is: RegExp;
  /** symbols, whose case counts: t is a time and T a temperature */
  readonly symbol?: RegExp;
  readonly isNot?: RegExp;
}

/** Names are compared with blanks for underscores, and without their unit. */
export const columnPatterns: Readonly<Record<ColumnRole, ColumnPattern>> = {
  time: {
    is: /time|zeit|elapsed|duration|dauer/i,
    symbol: /^t$/,
    isNot: /constant|konstante|interval|schritt|step|stage/i,
  },
  date: { is: /^(date|datum|day|tag)$/i },
  mass: {
    is: /mass|weight|gewicht/i,
    symbol: /^m$/,
    isNot:
      /delta|change|loss|gain|uptake|änderung|zunahme|verlust|\bdm\b|rate|d[mx]?\s?\/\s?dt|%|flow|strom|initial|\bref|dry|trocken|tare|tara|counter/i,
  },
  measuringPoint1: { is: /^(mp|messpunkt|measur(ing|ement) point) ?1\b/i },
  measuringPoint2: { is: /^(mp|messpunkt|measur(ing|ement) point) ?2\b/i },
  zeroPoint: { is: /^(zp|zero ?point|nullpunkt)\b/i },
  content: {
    is: /loading|beladung|uptake|aufnahme|gehalt|content|moisture|restfeuchte|\bwater\b|wasser|h2o|\bemc\b|adsorbed|sorbed|\bdm\b.*\bref|change in mass.*\bref|^(wt-?)?ppmw?$/i,
    symbol: /^[Xxqw]$/,
    isNot:
      /vapou?r|dampf|pressure|druck|temp|activity|aktivität|flow|target|soll|dt\b|uncert|unsich|error|fehler|std|sigma|abweich|deviation/i,
  },
  contentError: {
    is: /uncertaint|unsicherheit|error|fehler|\bstd|stdev|sigma|abweichung|deviation|±|\+\/-/i,
    symbol: /^[uσ]$/,
  },
  temperature: { is: /temp|°c/i, symbol: /^T(?![A-Za-z])|^[θϑ]/, isNot: /dew|frost|tau(?!x)/i },
  pressure: {
    is: /press|druck/i,
    symbol: /^[pP](?![A-Za-z/])/,
    isNot: /relativ|p\/p|partial|vapou?r|dampf|satur|sättigung|dew|tau/i,
  },
  relativeHumidity: {
    is: /(?<![a-z])r\.?\s?[hf]\.?(?![a-z])|humidity|feuchte|activity|aktivität|\ba ?w\b|relative pressure|relativdruck|p\/p[0o]/i,
    isNot: /restfeuchte|gehalt|absolut|specific|spezifisch/i,
  },
  dewPoint: { is: /dew|frost ?p|taupunkt|frostpunkt/i, symbol: /^(T_?d|TP|DP|Tau)$/ },
};

/** The value that was asked for, not the one that was measured. */
export const isTarget = /target|soll|set ?point|\bset\b|\bsp\b|nominal/i;

/** Of several sensors, the one at the sample. */
export const isAtSample = /sample|probe(?!\s?\d)|specimen|product|gut\b/i;
