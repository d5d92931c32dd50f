/** The first elements of a drawing lie within this many characters. */
const HEAD = 64 * 1024;
/** Pixels of an absolute CSS length. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  em: 16,
  ex: 8,
};

/** Elements that cost a renderer no more than their own text: none that repeats, filters or fetches. */
const PLAIN = new Set(
  'svg g path rect circle ellipse line polyline polygon title desc metadata defs linearGradient radialGradient stop style text tspan'.split(
    ' ',
  ),
);
const MAX_PLAIN = 256 * 1024;

export interface SvgSize {
  /** Pixels; null where the drawing fills whatever it is put into. */
  readonly width: number | null;
  readonly height: number | null;
}

/** The attributes of a drawing's first tag, or null for what is no SVG. In linear time. */
export function svgRoot(content: Buffer): string | null {
  const text = content.toString('utf8', 0, HEAD);
  let at = 0;
  for (;;) {
    at += /^[\s\uFEFF]*/.exec(text.slice(at))?.[0].length ?? 0;
    const end = text.startsWith('<?', at)
      ? text.indexOf('?>', at) + 2
      : text.startsWith('<!--', at)
        ? text.indexOf('-->', at) + 3
        : /^<!doctype/i.test(text.slice(at, at + 9))
          ? endOfDoctype(text, at)
          : 0;
    if (end <= at) break;
    at = end;
  }
  return /^<svg((?:\s+[^\s"'<>=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/.exec(text.slice(at))?.[1] ?? null;
}

function endOfDoctype(text: string, start: number): number {
  const end = text.indexOf('>', start);
  const subset = text.indexOf('[', start);
  if (subset === -1 || subset > end) return end + 1;
  const close = text.indexOf(']', subset);
  return close === -1 ? 0 : text.indexOf('>', close) + 1;
}

/** A drawing's size as a browser shows it by itself: width and height, else one of them and the ratio, else the view box. */
export function svgSize(root: string): SvgSize {
  const attributes = new Map(
    Array.from(root.matchAll(/\s([^\s"'<>=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g), ([, name = '', double, single]) => [
      name,
      double ?? single ?? '',
    ]),
  );
  const width = lengthOf(attributes.get('width'));
  const height = lengthOf(attributes.get('height'));
  const [, , boxWidth = 0, boxHeight = 0] = (attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const hasBox = boxWidth > 0 && boxHeight > 0;
  if (width !== null && height !== null) return rounded(width, height);
  if (!hasBox) return { width: null, height: null };
  if (width !== null) return rounded(width, (width * boxHeight) / boxWidth);
  if (height !== null) return rounded((height * boxWidth) / boxHeight, height);
  return rounded(boxWidth, boxHeight);
}

function lengthOf(text: string | undefined): number | null {
  const [, number = '', unit = ''] = /^\s*\+?(\d{0,9}(?:\.\d{0,9})?)([a-z]*)\s*$/i.exec(text ?? '') ?? [];
  const pixels = number === '' ? Number.NaN : Number(number) * (UNITS[unit.toLowerCase()] ?? Number.NaN);
  return pixels > 0 ? pixels : null;
}

function rounded(width: number, height: number): SvgSize {
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}

/**
 * True for a drawing that can be rendered in bounded time. A stranger's may hold entities, filters, patterns or
 * references that stand for billions of elements; such a one is served, but not rendered here.
 */
export function isPlainSvg(content: Buffer): boolean {
  if (content.length > MAX_PLAIN) return false;
  const text = content.toString('utf8');
  if (/<!entity|dash|filter|href|url\s*\(\s*["']?[^#"'\s]/i.test(text)) return false;
  return Array.from(text.matchAll(/<([a-z][^\s/>]*)/gi)).every(([, name = '']) => PLAIN.has(name));
}
