import * as v from 'valibot';
import { expect } from 'vitest';
import { HostClient } from '#renderer/api/host-client.ts';
import { type ContractError, contractErrorSchema } from '#shared/contract/error.ts';
import type { ContractEvent } from '#shared/contract/events.ts';
import {
  type MethodInput,
  type MethodName,
  type MethodOutput,
  methods,
} from '#shared/contract/methods.ts';
import { scriptedCore } from '../support/scripted-core.ts';
import { linearCase } from '../support/solver/linear-case.ts';
import type { Script } from '../support/solver/scripted-simulation.ts';
import { caseDocument } from '../support/stored-case.ts';
import type { Harness, OpenHarness } from './harnesses.ts';
import { eventually } from '../support/eventually.ts';

/** One page on a core of its own; every answer is held against the contract. */
export class Session {
  readonly harness: Harness;
  readonly heard: ContractEvent[] = [];
  readonly #client: HostClient;
  /** The first project. */
  projectId = '';

  private constructor(harness: Harness) {
    this.harness = harness;
    this.#client = new HostClient(harness.transport);
    harness.transport.subscribe((event) => this.heard.push(event));
  }

  static async open(openHarness: OpenHarness, firstStart = false): Promise<Session> {
    const session = new Session(await openHarness(scriptedCore(firstStart)));
    const { projects } = await session.call('projects.list', {});
    session.projectId = projects[0]?.projectId ?? '';
    return session;
  }

  close(): Promise<void> {
    return this.harness.close();
  }

  async call<Name extends MethodName>(
    method: Name,
    input: MethodInput<Name>,
  ): Promise<MethodOutput<Name>> {
    const answer = await this.#client.call(method, input);
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
    const schema: v.GenericSchema<unknown, unknown> = methods[method].output;
    expect(v.safeParse(schema, answer.value).issues).toBeUndefined();
    return answer.value;
  }

  /** Anything at all, of which only a refusal is expected. */
  async refusal(method: string, input: unknown): Promise<ContractError> {
    const answer = await this.harness.transport.call({ method, input });
    if (answer.ok) throw new Error(`${method} was accepted`);
    expect(v.is(contractErrorSchema, answer.error)).toBe(true);
    expect(JSON.stringify(answer.error)).not.toMatch(/\bat .*[\\/]src-/);
    return answer.error;
  }

  /** A stored case whose simulation follows a script. */
  async createCase(script: Script): Promise<string> {
    const document = { ...caseDocument(), transportCase: { ...linearCase, name: script } };
    const { projectId } = this;
    return (await this.call('cases.create', { projectId, document })).caseId;
  }

  async start(script: Script): Promise<string> {
    const caseId = await this.createCase(script);
    return (await this.call('runs.start', { caseId })).runId;
  }

  /** What happened to one run, in order. */
  namesOf(runId: string): string[] {
    return this.heard
      .filter(({ payload }) => 'runId' in payload && payload.runId === runId)
      .map(({ name }) => name);
  }

  /** Events of a name, and only those that have been heard since the last look. */
  takeHeard(name: ContractEvent['name']): ContractEvent[] {
    return this.heard.splice(0).filter((event) => event.name === name);
  }

  async progressed(runId: string): Promise<void> {
    await eventually(() => expect(this.namesOf(runId)).toContain('runs.progressed'));
  }

  async ended(runId: string, name: 'runs.finished' | 'runs.cancelled' | 'runs.failed') {
    await eventually(() => expect(this.namesOf(runId).at(-1)).toBe(name));
  }
}
