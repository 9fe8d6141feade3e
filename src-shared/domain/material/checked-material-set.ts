import { schemaFromParser } from '#shared/domain/case/schema-from-parser.ts';
import { parseMaterialSet } from './parse-material-set.ts';

/** A material set that went through its parser. */
export const checkedMaterialSetSchema = schemaFromParser(parseMaterialSet);
