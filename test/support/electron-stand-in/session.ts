import { EventEmitter } from 'node:events';

/** Electron's `session`: the rules are kept so that tests can ask them. */
class Session extends EventEmitter {
  permissionRequest:
    ((contents: null, permission: string, decide: (granted: boolean) => void) => void) | undefined;
  permissionCheck: (() => boolean) | undefined;
  devicePermission: (() => boolean) | undefined;
  beforeRequest:
    | ((details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void)
    | undefined;

  readonly webRequest = {
    onBeforeRequest: (listener: NonNullable<Session['beforeRequest']>): void => {
      this.beforeRequest = listener;
    },
  };

  setPermissionRequestHandler(handler: NonNullable<Session['permissionRequest']>): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: NonNullable<Session['permissionCheck']>): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: NonNullable<Session['devicePermission']>): void {
    this.devicePermission = handler;
  }
}

export const session = { defaultSession: new Session() };
