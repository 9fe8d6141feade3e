export type StorageFaultCode =
  /** Another program uses the data folder. */
  | 'LOCKED'
  /** Written by a newer version of the program. */
  | 'DATABASE_TOO_NEW'
  /** Not what this program has written, and there is no backup to go back to. */
  | 'DATABASE_DAMAGED'
  | 'NOT_WRITABLE'
  /** A project file that is damaged, foreign or newer. */
  | 'FILE_REFUSED'
  /** One stored thing cannot be read; the others can. */
  | 'ROW_DAMAGED';

/** What the storage refuses, with a sentence for the user. */
export class StorageFault extends Error {
  readonly code: StorageFaultCode;

  constructor(code: StorageFaultCode, message: string) {
    super(message);
    this.name = 'StorageFault';
    this.code = code;
  }
}
