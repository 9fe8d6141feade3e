import * as v from 'valibot';

/**
 * Everything that can go wrong across the contract. The union is closed: a new code is a change of
 * the contract, and whoever shows errors can switch over all of them.
 */
export const errorCodes = [
  /** The input does not have the shape that the method asks for; `details` lists the places. */
  'INPUT_INVALID',
  /** There is no method of that name. */
  'METHOD_UNKNOWN',
  /** The thing that was asked for does not exist (any more). */
  'NOT_FOUND',
  /** Somebody else changed the thing in the meantime; nothing was stored. */
  'CONFLICT',
  /** This host cannot do it, such as showing a file dialog. */
  'NOT_SUPPORTED',
  /** The file is not a project file, is damaged, or comes from a newer version; nothing changed. */
  'FILE_REFUSED',
  /** The data folder cannot be written (full disk, no permission). */
  'STORAGE_FAILED',
  /** The caller did not show the token of this launch, or is not our own page. */
  'NOT_ALLOWED',
  /** The message is larger than the host accepts. */
  'TOO_LARGE',
  /** The host cannot be reached, or went away during the call. */
  'HOST_UNREACHABLE',
  /** The host was shut down while the job was queued or running. */
  'HOST_STOPPED',
  /** The solver ended the run with a numerical reason; `details` say step, time, quantity. */
  'SOLVER_FAILED',
  /** The solver's process went away without a last word. */
  'SOLVER_CRASHED',
  /** A defect of this program; `incidentId` finds it in the host's log. */
  'INTERNAL',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export const contractErrorSchema = v.strictObject({
  code: v.picklist(errorCodes),
  /** One or two neutral sentences: what happened, where, what to do. Never a stack. */
  message: v.string(),
  details: v.optional(v.unknown()),
  incidentId: v.optional(v.string()),
});

export type ContractError = v.InferOutput<typeof contractErrorSchema>;
