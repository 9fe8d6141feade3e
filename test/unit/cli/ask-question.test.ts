import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askQuestion } from '#main/cli/ask-question.ts';

async function answered(typed: string) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let shown = '';
  output.on('data', (part: Buffer) => (shown += part.toString()));
  input.end(typed);
  const question = { what: 'Which unit is it?', choices: ['s', 'min', 'h'] };
  return { answer: await askQuestion(question, input, output), shown };
}

describe('a question on the terminal', () => {
  it('shows the choices and takes a number or the words', async () => {
    const { answer, shown } = await answered('2\n');
    expect(answer).toBe('min');
    expect(shown).toContain('Which unit is it?\n  1  s\n  2  min\n  3  h\n1 to 3: ');
    expect((await answered(' h \n')).answer).toBe('h');
  });

  it('is asked again until the answer is a choice', async () => {
    const { answer, shown } = await answered('9\nhours\n\n3\n');
    expect(answer).toBe('h');
    expect(shown.match(/is none of them/g)).toHaveLength(3);
  });

  it('has no answer when the input ends', async () => {
    expect((await answered('')).answer).toBeUndefined();
  });
});
