import * as v from 'valibot';

/** The one message a caller sends, on every transport; `input` is parsed by the method's schema. */
export const requestSchema = v.strictObject({
  method: v.pipe(v.string(), v.maxLength(100)),
  input: v.unknown(),
});
