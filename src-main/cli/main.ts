import { runProgram } from './program.ts';
import { EXIT, Refusal } from './refusal.ts';

// A reader that stops early, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.stderr.write(`postdry: ${error.message}\n`);
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.endedEarly);
});

try {
  process.exitCode = await runProgram(process.argv.slice(2));
} catch (error) {
  if (error instanceof Refusal) {
    process.stderr.write(`${error.lines.join('\n')}\n`);
    process.exitCode = EXIT.refused;
  } else {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`A defect of the program ended the command: ${reason}\n`);
    process.exitCode = EXIT.endedEarly;
  }
}
