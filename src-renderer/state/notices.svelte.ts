import type { ContractError } from '#shared/contract/error.ts';

export interface ToastNotice {
  readonly id: number;
  readonly text: string;
  readonly kind: 'plain' | 'error';
  /** Takes back what the notice tells of. */
  readonly undo?: (() => void) | undefined;
}

/** What the window has to say about what was just done; the newest last. */
export class Notices {
  #next = 1;
  all = $state.raw<readonly ToastNotice[]>([]);

  say(text: string, undo?: () => void): void {
    this.#add({ id: this.#next++, kind: 'plain', text, undo });
  }

  refuse(text: string): void {
    this.#add({ id: this.#next++, kind: 'error', text });
  }

  fail({ message }: ContractError): void {
    this.refuse(message);
  }

  dismiss(id: number): void {
    this.all = this.all.filter((notice) => notice.id !== id);
  }

  #add(notice: ToastNotice): void {
    this.all = [...this.all, notice].slice(-4);
  }
}
