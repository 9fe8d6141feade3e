/**
 * Property tests try the same values in every run of the suite, so that a change is judged by what
 * it changes. POSTDRY_PROPERTY_SEED tries others: a number, or "random".
 */
import fc from 'fast-check';

const given = process.env['POSTDRY_PROPERTY_SEED'] ?? '20260223';
if (given !== 'random') fc.configureGlobal({ seed: Number(given) });
