/** What a worker of the page can be asked for: name -> what goes in, what comes out. */
export type Calls = Record<string, { readonly input: unknown; readonly output: unknown }>;

export interface CallMessage {
  readonly call: number;
  readonly name: string;
  readonly input: unknown;
}

/** What a worker says about a call; `done` and `failed` end it. */
export type ReplyMessage =
  | { readonly call: number; readonly kind: 'progress'; readonly share: number }
  | { readonly call: number; readonly kind: 'done'; readonly output: unknown }
  | { readonly call: number; readonly kind: 'failed'; readonly message: string };
