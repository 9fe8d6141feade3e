/** Reads measured files beside the page. */
import { type ImportCalls, ImportSession } from './import-session.ts';
import { inPieces, serveCalls } from './serve-calls.ts';

const session = new ImportSession();
let newest = 0;

serveCalls<ImportCalls>({
  open: ({ bytes, fileName }) => session.open(bytes, fileName),
  read: (template, progress) => {
    const mine = ++newest;
    return inPieces(session.read(template), progress, () => mine === newest);
  },
  take: () => session.take(),
});
