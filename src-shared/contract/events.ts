import * as v from 'valibot';
import { contractErrorSchema } from './error.ts';
import { jobIdSchema, runProgressSchema } from './runs.ts';

/** Commands that a host's native menu offers and the page carries out. */
export const menuCommands = ['run', 'cancel', 'toggle-theme'] as const;

export type MenuCommand = (typeof menuCommands)[number];

/** Every event of the program: a past fact -> what is known about it. */
export const events = {
  'runs.progressed': v.strictObject({ jobId: jobIdSchema, progress: runProgressSchema }),
  'runs.finished': v.strictObject({ jobId: jobIdSchema }),
  'runs.failed': v.strictObject({ jobId: jobIdSchema, error: contractErrorSchema }),
  'runs.cancelled': v.strictObject({ jobId: jobIdSchema }),
  'commands.chosen': v.strictObject({ command: v.picklist(menuCommands) }),
} as const;

export type EventName = keyof typeof events;

export type EventPayload<Name extends EventName> = v.InferOutput<(typeof events)[Name]>;

/** An event on the wire; the union keeps name and payload together. */
export type ContractEvent = {
  [Name in EventName]: { readonly name: Name; readonly payload: EventPayload<Name> };
}[EventName];
