/** What page and loopback host agree on beside the contract itself. */

/** POST: one encoded request in, one encoded envelope out; needs `authorization: Bearer TOKEN`. */
export const callPath = '/api/call';

/** WebSocket: the page's first frame is the token, the host answers with `readyFrame`, then events. */
export const eventsPath = '/api/events';

export const wireContentType = 'application/msgpack';

/** From this frame on no event is missed. */
export const readyFrame = 'ready';

/** Largest request body that the host reads: a project file with all its results. */
export const bodyLimitBytes = 256 * 1024 * 1024;
