import { cpus, release, totalmem } from 'node:os';
import type { Settings } from '#shared/domain/project/settings.ts';

interface Facts {
  readonly version: string;
  readonly host: string;
  readonly workers: number;
  readonly projects: number;
  readonly settings: Settings;
  readonly logTail: string;
}

/** What a report of a defect needs, as text. It says nothing about the contents of cases. */
export function diagnosticsText(facts: Facts): string {
  const { theme, contentUnit, workers, defaultUnits } = facts.settings;
  const settings = { theme, contentUnit, workers, defaultUnits };
  const processors = cpus();
  return [
    `PostDry Studio ${facts.version}, ${facts.host} host`,
    `${process.platform} ${release()} ${process.arch}, Node ${process.versions.node}` +
      (process.versions['electron'] ? `, Electron ${process.versions['electron']}` : ''),
    `${processors.length} x ${processors[0]?.model ?? 'unknown processor'}, ` +
      `${Math.round(totalmem() / 2 ** 30)} GiB memory`,
    `${facts.workers} solver processes, ${facts.projects} projects`,
    `settings ${JSON.stringify(settings)}`,
    '',
    'Last entries of the log:',
    facts.logTail || '(none)',
  ].join('\n');
}
