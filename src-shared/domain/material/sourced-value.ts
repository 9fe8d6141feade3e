import * as v from 'valibot';

/** Source of a value that nobody has published or measured for this material. */
export const ASSUMED = 'assumed';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));

/** How well a value is known. */
const uncertaintySchema = v.pipe(
  v.variant('distribution', [
    v.strictObject({
      distribution: v.literal('normal'),
      standardDeviation: v.pipe(v.number(), v.gtValue(0)),
    }),
    v.strictObject({
      distribution: v.literal('lognormal'),
      /** 95 % of the values lie between value/factor and value*factor. */
      factor95: v.pipe(v.number(), v.gtValue(1)),
    }),
    v.strictObject({
      distribution: v.literal('uniform'),
      lower: v.number(),
      upper: v.number(),
    }),
  ]),
  v.description('a group of keys: how the value is distributed, in the unit of the value'),
);

const kelvin = v.pipe(
  v.number(),
  v.gtValue(0),
  v.description('a number above 0: temperature in K'),
);

/** Lowest and highest temperature in K at which something was measured or is known to hold. */
export const temperatureRangeK = v.pipe(
  v.tuple([kelvin, kelvin]),
  v.description('a list of 2 numbers: lowest and highest temperature in K'),
);

/** Where a value or a set of values comes from and how far it holds. */
export const provenanceKeys = {
  source: v.pipe(
    text(500),
    v.minLength(1),
    v.description(`a text: citation with DOI, "own value", or "${ASSUMED}"`),
  ),
  note: v.exactOptional(v.pipe(text(2000), v.description('a text: what else has to be known'))),
};

/** A number with its source; `value` carries the unit that the key's name ends with. */
export function sourcedNumber(value: v.GenericSchema<number, number>, description: string) {
  return v.pipe(
    v.strictObject({
      value,
      ...provenanceKeys,
      uncertainty: v.exactOptional(uncertaintySchema),
      /** None: nobody has said where the value holds. */
      validity: v.exactOptional(
        v.pipe(
          v.strictObject({ temperatureK: temperatureRangeK }),
          v.description('a group of keys: where the value was measured or is known to hold'),
        ),
      ),
    }),
    v.description(`a group of keys with value and source: ${description}`),
  );
}

export type Uncertainty = v.InferOutput<typeof uncertaintySchema>;
export type SourcedNumber = v.InferOutput<ReturnType<typeof sourcedNumber>>;

/** Source of what the user has typed. */
export const OWN_VALUE = 'own value';

export function isAssumed({ source }: { readonly source: string }): boolean {
  return source === ASSUMED;
}
