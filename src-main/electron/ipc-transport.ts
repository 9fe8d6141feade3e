import type { IpcMain, WebContents } from 'electron';
import type { Core } from '#main/core/core.ts';
import { failure } from '#shared/contract/envelope.ts';
import type { ContractEvent } from '#shared/contract/events.ts';
import { eventChannel, invokeChannel } from '#shared/contract/ipc-wire.ts';
import { isTrustedSender } from './origin.ts';

/** Answers the page's calls on the one invoke channel. */
export function answerIpcCalls(ipcMain: Pick<IpcMain, 'handle'>, dispatch: Core['dispatch']): void {
  ipcMain.handle(invokeChannel, (event, request: unknown) => {
    if (isTrustedSender(event.senderFrame)) return dispatch(request);
    return failure({
      code: 'NOT_ALLOWED',
      message: 'The call does not come from the main frame of the application.',
    });
  });
}

/** Sends an event to the page on the one event channel. */
export function sendIpcEvent(
  contents: Pick<WebContents, 'isDestroyed' | 'send'>,
  event: ContractEvent,
): void {
  if (!contents.isDestroyed()) contents.send(eventChannel, event);
}
