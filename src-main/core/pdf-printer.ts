/**
 * How a host makes a PDF of a document without scripts.
 * @returns the bytes; a sentence for the user where that is not possible
 */
export type PdfPrinter = (html: string) => Promise<Uint8Array<ArrayBuffer> | string>;
