import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '#shared/contract/codec.ts';

/** What JSON can say: fast-check also makes -0, which JSON writes as 0. */
const jsonValue = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

describe('the codec', () => {
  it('keeps the type and the bits of typed arrays', () => {
    const sent = {
      content: Float64Array.of(0, -0, 1e-300, Number.NaN, Infinity, 0.1 + 0.2),
      indices: Int32Array.of(-1, 2 ** 31 - 1),
      flags: Uint8Array.of(0, 255),
    };
    const received = decode(encode(sent)) as typeof sent;
    expect(received.content).toBeInstanceOf(Float64Array);
    expect([...received.content].every((each, k) => Object.is(each, sent.content[k]))).toBe(true);
    expect(received.indices).toEqual(sent.indices);
    expect(new Uint8Array(received.flags)).toEqual(sent.flags);
  });

  it('keeps every value that JSON can say, but for keys that reach a prototype', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        // The next test is about these; fast-check likes to try them.
        fc.pre(!JSON.stringify(value).includes('"__proto__":'));
        expect(decode(encode(value))).toEqual(value);
      }),
    );
  });

  it('makes plain objects only, whatever the keys are', () => {
    const received = decode(encode(JSON.parse('{"__proto__":{"polluted":1}}'))) as object;
    expect((received as { polluted?: number }).polluted).toBeUndefined();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('refuses what is not one whole value', () => {
    const bytes = encode({ a: [1, 2, 3] });
    expect(() => decode(bytes.slice(0, -1))).toThrow();
    expect(() => decode(new Uint8Array())).toThrow();
    expect(() => decode(Uint8Array.of(1, 2, 3))).toThrow();
  });
});
