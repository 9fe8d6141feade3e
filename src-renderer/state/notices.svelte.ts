import type { ContractError } from '#shared/contract/error.ts';

export interface ToastNotice {
  readonly id: number;
  readonly text: string;
  readonly kind: 'plain' | 'error';
  /** Takes back what the notice tells of. */
  readonly undo?: (() => void) | undefined;
  /** Whether it has a meaning only in the project on screen, or in every one. */
  readonly of: 'project' | 'program';
}

/** What the window has to say about what was just done; the newest last. */
export class Notices {
  #next = 1;
  all = $state.raw<readonly ToastNotice[]>([]);

  say(text: string, undo?: () => void, of: ToastNotice['of'] = 'project'): void {
    this.#add({ id: this.#next++, kind: 'plain', text, undo, of });
  }

  refuse(text: string): void {
    this.#add({ id: this.#next++, kind: 'error', text, of: 'project' });
  }

  fail({ message }: ContractError): void {
    this.refuse(message);
  }

  dismiss(id: number): void {
    this.all = this.all.filter((notice) => notice.id !== id);
  }

  /** Another project comes on screen: what was said of the last one has no meaning there. */
  leaveProject(): void {
    this.all = this.all.filter(({ of }) => of === 'program');
  }

  #add(notice: ToastNotice): void {
    this.all = [...this.all, notice].slice(-4);
  }
}
