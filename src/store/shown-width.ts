/** The column of text that a width in per cent is a part of, in CSS pixels: what sites have on a wide screen, or less. */
const COLUMN = 800;

/**
 * Width at which a place shows an image, in CSS pixels, by the width that the author wrote there: `600`, `600px`, or a
 * part of the column (`75%`). All of the column where nothing (or nothing of this kind) is written.
 */
export function shownWidth(written: string | null): number {
  const [, digits = '', unit = ''] = /^\s*(\d{1,5})(?:\.\d*)?\s*(px|%)?\s*$/i.exec(written ?? '') ?? [];
  const number = Number(digits);
  if (number === 0) return COLUMN;
  return unit === '%' ? Math.round((Math.min(number, 100) * COLUMN) / 100) : number;
}
