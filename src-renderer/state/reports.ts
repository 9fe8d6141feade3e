import type { HostClient } from '#renderer/api/host-client.ts';
import { recipeCompare } from '#renderer/strings/en/recipes.ts';
import { recipeReport, type ReportedRun } from '#shared/report/recipe-report.ts';
import { fileNameOf } from './file-name.ts';
import type { Notices } from './notices.svelte.ts';
import { offerFile } from '#renderer/ui/offer-file.ts';

/** What a report is about. */
export interface ReportSubject {
  readonly title: string;
  readonly runs: readonly ReportedRun[];
}

/** Reports of recipes as files. */
export class Reports {
  readonly #client: HostClient;
  readonly #notices: Notices;
  readonly #version: () => string;

  constructor(client: HostClient, notices: Notices, version: () => string) {
    this.#client = client;
    this.#notices = notices;
    this.#version = version;
  }

  saveHtml(subject: ReportSubject): void {
    const bytes = new TextEncoder().encode(this.#html(subject));
    offerFile({ fileName: fileNameOf(subject.title, 'html', 'report'), bytes });
  }

  /** Printed by the host, which may not be able to. */
  async savePdf(subject: ReportSubject): Promise<void> {
    const answer = await this.#client.call('reports.pdf', { html: this.#html(subject) });
    if (answer.ok) {
      offerFile({
        fileName: fileNameOf(subject.title, 'pdf', 'report'),
        bytes: answer.value.bytes,
      });
    } else this.#notices.fail(answer.error);
  }

  #html({ title, runs }: ReportSubject): string {
    const date = new Date().toISOString().slice(0, 16).replace('T', ' ');
    return recipeReport(runs, {
      title,
      date: `${date} UTC`,
      program: recipeCompare.program(this.#version()),
    });
  }
}
