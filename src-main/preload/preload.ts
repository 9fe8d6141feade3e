import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { ContractEvent } from '#shared/contract/events.ts';
import {
  bridgeName,
  eventChannel,
  type HostBridge,
  invokeChannel,
} from '#shared/contract/ipc-wire.ts';

const bridge: HostBridge = {
  invoke: (request) => ipcRenderer.invoke(invokeChannel, request) as Promise<Envelope<unknown>>,
  subscribe: (listener) => {
    const forward = (_event: IpcRendererEvent, event: ContractEvent): void => listener(event);
    ipcRenderer.on(eventChannel, forward);
    return () => ipcRenderer.removeListener(eventChannel, forward);
  },
};

contextBridge.exposeInMainWorld(bridgeName, bridge);
