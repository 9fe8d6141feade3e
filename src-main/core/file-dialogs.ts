/** The file dialogs of a host that has some; the paths stay on this side of the contract. */
export interface FileDialogs {
  /** Asks where to write and writes. @returns false when the dialog was closed */
  save(suggestedName: string, bytes: Uint8Array): Promise<boolean>;
  /** Asks for a file and reads it. @returns undefined when the dialog was closed */
  open(): Promise<Uint8Array | undefined>;
}
