import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import {
  defaultSettings,
  type Settings,
  type SettingsChange,
  settingsSchema,
} from '#shared/domain/project/settings.ts';

export type SettingsRepository = ReturnType<typeof settingsRepository>;

/** Settings of the installation; what is missing or cannot be read has its default. */
export function settingsRepository(database: Database) {
  const selectAll = database.prepare<[], { key: string; value: string }>(
    'SELECT key, value FROM settings',
  );
  const upsert = database.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );

  function get(): Settings {
    let settings = defaultSettings;
    for (const { key, value } of selectAll.all()) {
      const changed = v.safeParse(settingsSchema, { ...settings, [key]: readValue(value) });
      if (changed.success) settings = changed.output;
    }
    return settings;
  }

  return {
    get,
    change: database.transaction((changes: SettingsChange): Settings => {
      for (const [key, value] of Object.entries(changes)) {
        if (value !== undefined) upsert.run(key, JSON.stringify(value));
      }
      return get();
    }),
  };
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
