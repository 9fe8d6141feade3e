import { ContractFault } from '#main/core/contract-fault.ts';
import { CASE_LIMITS } from '#shared/domain/case/limits.ts';
import { MATERIAL_SET_FORMAT, type MaterialSet } from '#shared/domain/material/material-set.ts';
import { parseMaterialSet } from '#shared/domain/material/parse-material-set.ts';

/** Name and version of a format of material sets, also of later ones. */
const formatPattern = /^postdry\.material\/(\d+)$/;

/** The first issues say what is wrong; the others follow when these are mended. */
const mostIssues = 5;

/**
 * Reads the material set of a JSON file.
 * @throws ContractFault FILE_REFUSED with the places that are wrong
 */
export function readMaterialFile(bytes: Uint8Array): MaterialSet {
  const text = textOf(bytes);
  const parsed = parseMaterialSet(text);
  if (parsed.ok) return parsed.value;
  if (isNewer(text)) {
    throw refused(
      'It was written by a newer version of the program. Install that version, or a later one.',
    );
  }
  const places = parsed.issues.slice(0, mostIssues).map((issue) => issue.message);
  throw refused(`It is not a material set as this program writes it. ${places.join(' ')}`);
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length > CASE_LIMITS.textBytes) throw refused('It is too large for a material set.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused('It is not a text file; a material set is a JSON file in UTF-8.');
  }
}

function isNewer(text: string): boolean {
  let format: unknown;
  try {
    format = (JSON.parse(text) as { format?: unknown } | null)?.format;
  } catch {
    return false;
  }
  const version = typeof format === 'string' ? formatPattern.exec(format)?.[1] : undefined;
  return version !== undefined && format !== MATERIAL_SET_FORMAT && Number(version) > 1;
}

function refused(reason: string): ContractFault {
  return new ContractFault('FILE_REFUSED', `The file was not imported. ${reason}`);
}
