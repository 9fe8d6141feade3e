import { expect, it } from 'vitest';
import { isExport } from '#main/electron/session-policy.ts';

const blob = 'blob:app://postdry/0f2c';

it.each([
  'water.csv',
  'Total.png',
  'Two scales.postdry',
  'CMC-SBR graphite anode.json',
  'Coil A.xlsx',
  'Report.html',
  'Report.pdf',
])('lets the page save %s', (name) => expect(isExport(blob, name)).toBe(true));

it.each([
  'run.exe',
  'book.xlsm',
  'book.xlsx.exe',
  'set.json.exe',
  'set.jsonl',
  'set.JSON',
  '.json',
  'json',
  '../set.json',
  'folder/set.json',
  'folder\\set.json',
])('refuses to save %s', (name) => expect(isExport(blob, name)).toBe(false));

it.each([
  'https://example.org/set.json',
  'app://postdry/set.json',
  'blob:https://example.org/0f2c',
  'data:application/json,{}',
])('refuses what comes from %s', (url) => expect(isExport(url, 'set.json')).toBe(false));
