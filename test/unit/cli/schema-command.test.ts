import { describe, expect, it } from 'vitest';
import { publishedSchema, SCHEMA_NAMES } from '#main/cli/schema-command.ts';

describe('the published schemas', () => {
  it.each(SCHEMA_NAMES)('%s is closed and names its format', (name) => {
    expect(publishedSchema(name)).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: { format: { const: `postdry.${name}/1` } },
    });
  });

  it('ask for the keys that have no default', () => {
    const { required } = publishedSchema('transport') as { required: string[] };
    expect(required).toEqual([
      'format',
      'resistances',
      'macro',
      'sorption',
      'initial',
      'boundary',
      'endTimeS',
      'outputTimesS',
    ]);
  });
});
