import { createInterface } from 'node:readline/promises';

interface OpenQuestion {
  readonly what: string;
  readonly choices: readonly string[];
}

/** Whether somebody is there to answer. */
export const canAsk = (): boolean => process.stdin.isTTY && process.stderr.isTTY;

/**
 * Asks on the terminal, again until the answer is one of the choices or its number.
 * @returns undefined when the input ends without one
 */
export async function askQuestion(
  { what, choices }: OpenQuestion,
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stderr,
): Promise<string | undefined> {
  const lines = createInterface({ input, output });
  const width = String(choices.length).length;
  output.write(`${what}\n`);
  choices.forEach((choice, at) => output.write(`  ${String(at + 1).padStart(width)}  ${choice}\n`));
  const prompt = `1 to ${choices.length}: `;
  try {
    output.write(prompt);
    for await (const line of lines) {
      const answer = line.trim();
      const chosen = choices.find((choice) => choice === answer) ?? choices[Number(answer) - 1];
      if (chosen !== undefined) return chosen;
      output.write(`"${answer}" is none of them.\n${prompt}`);
    }
    return undefined;
  } finally {
    lines.close();
  }
}
