import { parseTransportCase } from './parse-case.ts';
import { schemaFromParser } from './schema-from-parser.ts';

/** A transport case that went through its parser. */
export const checkedCaseSchema = schemaFromParser(parseTransportCase);
