import * as v from 'valibot';
import { oneOf, positive } from '#shared/domain/case/field-schemas.ts';

const openFaces = oneOf(['one', 'two'], 'faces that are open to the gas');

/** How an electrode lies in the chamber. */
export const geometrySchema = v.pipe(
  v.variant('kind', [
    v.strictObject({
      kind: v.literal('coil'),
      widthM: positive('width of the coil in m; water leaves along the foil'),
      openFaces,
      outerDiameterM: positive('outer diameter in m'),
      coreDiameterM: positive('diameter of the core in m'),
    }),
    v.strictObject({
      kind: v.literal('stack'),
      widthM: positive('width of the sheets in m, in the direction that is open'),
      lengthM: positive('length of the sheets in m'),
      openFaces,
      sheets: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
    }),
    v.strictObject({
      kind: v.literal('sheet'),
      /** Dried through the coating's surface: s_ma is the thickness of one coated side. */
      areaM2: positive('area of the sheet in m2'),
    }),
    v.strictObject({
      kind: v.literal('plates'),
      widthM: positive('length of the sample between the plates in m, in the open direction'),
      lengthM: positive('extent of the sample across it in m'),
      openFaces,
    }),
  ]),
  v.description('a group of keys: coil, stack, sheet, or sample between plates'),
);

export type ElectrodeGeometry = v.InferOutput<typeof geometrySchema>;

/**
 * Transport length s_ma from the mirror plane or closed face to the open face, m. Open at both
 * faces: half the width, not the radius; the foil is a barrier, so water leaves along it.
 */
export function transportLengthM(geometry: ElectrodeGeometry, coatingThicknessM: number): number {
  if (geometry.kind === 'sheet') return coatingThicknessM;
  return geometry.openFaces === 'two' ? geometry.widthM / 2 : geometry.widthM;
}

/** What the geometry holds. */
export interface GeometryAmounts {
  /** Layers of the electrode: windings, sheets, or 1. */
  readonly layers: number;
  /** Area of foil (one side), m2. */
  readonly foilAreaM2: number;
  /** Area that is open to the gas, coating and foil edges, m2. */
  readonly openAreaM2: number;
}

/**
 * Layers and areas of a geometry.
 *
 * A coil is an annulus wound without gaps: length = pi (d_o^2 - d_c^2)/(4 t), windings =
 * (d_o - d_c)/(2 t), with the thickness t of one layer (foil and coatings).
 */
export function geometryAmounts(
  geometry: ElectrodeGeometry,
  layerThicknessM: number,
): GeometryAmounts {
  switch (geometry.kind) {
    case 'coil': {
      const { outerDiameterM: outer, coreDiameterM: core, widthM } = geometry;
      const faceM2 = (Math.PI / 4) * (outer ** 2 - core ** 2);
      return {
        layers: (outer - core) / 2 / layerThicknessM,
        foilAreaM2: (faceM2 / layerThicknessM) * widthM,
        openAreaM2: faceM2 * facesOf(geometry.openFaces),
      };
    }
    case 'stack':
    case 'plates': {
      const sheets = geometry.kind === 'stack' ? geometry.sheets : 1;
      return {
        layers: sheets,
        foilAreaM2: geometry.widthM * geometry.lengthM * sheets,
        openAreaM2: geometry.lengthM * layerThicknessM * sheets * facesOf(geometry.openFaces),
      };
    }
    case 'sheet':
      return { layers: 1, foilAreaM2: geometry.areaM2, openAreaM2: geometry.areaM2 };
  }
}

function facesOf(openFaces: 'one' | 'two'): number {
  return openFaces === 'two' ? 2 : 1;
}
