import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { Project } from '#shared/contract/projects.ts';
import { backUpDaily } from './backups.ts';
import { type DataFolderLock, lockDataFolder } from './data-folder-lock.ts';
import { migrations } from './migrations.ts';
import { type OpenedDatabase, openDatabase } from './open-database.ts';
import { readProjectFile, writeProjectFile } from './project-file.ts';
import { calculationRepository } from './repositories/calculations.ts';
import { caseRepository } from './repositories/cases.ts';
import { documentRepository } from './repositories/documents.ts';
import { experimentRepository } from './repositories/experiments.ts';
import { materialSetRepository } from './repositories/material-sets.ts';
import { projectRepository } from './repositories/projects.ts';
import { runRepository } from './repositories/runs.ts';
import { settingsRepository } from './repositories/settings.ts';
import { StorageFault } from './storage-fault.ts';

/** What was deleted longer ago than this is gone for good at the next start. */
const restorableMs = 30 * 24 * 3600 * 1000;

export type Storage = ReturnType<typeof openStorage>;

/**
 * Opens the data folder, which no other process may use until it is closed.
 * @throws StorageFault with a sentence for the user
 */
export function openStorage(dataFolder: string) {
  makeFolder(dataFolder);
  const lock = lockDataFolder(dataFolder);
  let opened: OpenedDatabase | undefined;
  try {
    opened = openDatabase(dataFolder, migrations);
    purge(opened.database);
    return storageOn(opened, dataFolder, lock);
  } catch (cause) {
    opened?.database.close();
    lock.release();
    throw cause;
  }
}

function storageOn(
  { database, notices }: OpenedDatabase,
  dataFolder: string,
  lock: DataFolderLock,
) {
  const projects = projectRepository(database);
  const documents = documentRepository(database);

  function importProject(bytes: Uint8Array): Project {
    const freeTitle = (title: string): string => projects.freeTitle(title);
    const projectId = readProjectFile(database, bytes, dataFolder, migrations, freeTitle);
    const project = projects.get(projectId);
    if (!project) throw new Error('An imported project is not there.');
    return project;
  }
  const exportProject = (projectId: string): Uint8Array<ArrayBuffer> | undefined =>
    writeProjectFile(database, projectId, dataFolder, migrations);

  return {
    dataFolder,
    /** What the user has to know about how the database was opened. */
    notices,
    projects: {
      ...projects,
      /** A copy with everything in it, under a title of its own. */
      duplicate(projectId: string): Project | undefined {
        const bytes = exportProject(projectId);
        return bytes && importProject(bytes);
      },
    },
    cases: caseRepository(database),
    runs: runRepository(database),
    settings: settingsRepository(database),
    materialSets: materialSetRepository(database),
    calculations: calculationRepository(database),
    documents,
    experiments: experimentRepository(database, documents),
    exportProject,
    importProject,
    /**
     * Makes the daily backup and gives the folder back, also when that backup fails.
     * @returns what the user has to know, such as a backup that could not be made
     */
    close(): readonly string[] {
      try {
        return backUpOrSay(database, dataFolder);
      } finally {
        try {
          database.close();
        } finally {
          lock.release();
        }
      }
    },
  };
}

function backUpOrSay(database: Database, dataFolder: string): readonly string[] {
  try {
    backUpDaily(database, dataFolder);
    return [];
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return [
      `The daily backup in ${dataFolder} could not be made: ${reason}. ` +
        'All changes are stored; the backup is tried again at the next end of the program.',
    ];
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StorageFault(
      'NOT_WRITABLE',
      `The data folder ${folder} cannot be written: ${reason}. ` +
        'Give this user the right to write there, or choose another folder with POSTDRY_DATA_DIR.',
    );
  }
}

function purge(database: Database): void {
  const before = Date.now() - restorableMs;
  for (const table of ['projects', 'cases', 'runs', 'material_sets', 'documents', 'calculations']) {
    database.prepare(`DELETE FROM ${table} WHERE deleted_ms < ?`).run(before);
  }
}
