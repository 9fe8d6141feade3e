/** Gives the user a file as a download. */
export function offerFile({ fileName, bytes }: { fileName: string; bytes: Uint8Array }): void {
  offerBlob(new Blob([new Uint8Array(bytes)]), fileName);
}

/** The same of a CSV. */
export function saveText(text: string, fileName: string): void {
  offerBlob(new Blob([text], { type: 'text/csv;charset=utf-8' }), fileName);
}

/** The same of what a browser made. */
export function offerBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken the content by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
