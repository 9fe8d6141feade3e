import { describe, expect, it } from 'vitest';
import { commandLine } from '../support/command-line.ts';
import { linearCase } from '../support/transport-cases.ts';

const { postdry, file, written, expectRefusal } = commandLine();

const coil = async (): Promise<string> =>
  file('coil.json', (await postdry(['example', 'cmc-sbr-coil'])).out);

describe('resolve', () => {
  it('prints the derivation and writes parameters that run', async () => {
    const { code, out } = await postdry(['resolve', await coil(), '--out', 'transport.json']);
    expect(code).toBe(0);
    expect(out).toMatch(/Diffusion time of the macro scale: .* min {2}\[assumed: .*Porosity/);
    expect(out).toContain('Wrote transport.json.');
    expect(JSON.parse(written('transport.json'))).toMatchObject({ format: 'postdry.transport/1' });
    const words = ['simulate', 'transport.json', '--out', 'result.json'];
    expect((await postdry(words)).code).toBe(0);
  });

  it('prints nothing but JSON with --json', async () => {
    const { code, out } = await postdry(['resolve', await coil(), '--json', '--out', 't.json']);
    expect(code).toBe(0);
    const { steps } = JSON.parse(out) as { steps: { key: string; assumed: string[] }[] };
    expect(steps.find(({ key }) => key === 'totalPorosity')?.assumed).toEqual(['Porosity']);
  });

  it('gives the diffusion times of a case that states its parameters', async () => {
    const { code, out } = await postdry(['resolve', file('case.json', linearCase)]);
    expect(code).toBe(0);
    expect(out).toMatch(/gives its transport parameters itself/);
    expect(out).toMatch(/at the start: tau_macro \d/);
  });

  it('does not write over the case, and keeps text and JSON apart', async () => {
    const name = await coil();
    const before = written(name);
    expectRefusal(await postdry(['resolve', name, '--out', name]), /different files/, [name]);
    expect(written(name)).toBe(before);
    const both = await postdry(['resolve', name, '--json', '--out', '-']);
    expectRefusal(both, /Only one of --json and --out/, [name]);
  });
});
