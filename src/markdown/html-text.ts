/** Tags inside a word or a line; all others stand between words. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code del dfn em font i ins kbd mark q ruby s samp small span strong sub sup tt u var wbr'.split(' '),
);
/** Their content is no text of the page. */
const SILENT = new Set(['script', 'style', 'template']);
const REFERENCES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  copy: '©',
};

/** The words of a piece of raw HTML, without tags, comments and scripts. In linear time, whatever the piece. */
export function htmlText(html: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', at)) {
    parts.push(html.slice(at, open));
    const isComment = html.startsWith('<!--', open);
    const name = isComment ? undefined : /^<\/?([a-z][a-z\d]*)/i.exec(html.slice(open, open + 24))?.[1]?.toLowerCase();
    if (name === undefined && !isComment && !/[!?/]/.test(html.charAt(open + 1))) {
      parts.push('<');
      at = open + 1;
      continue;
    }
    const end = isComment ? html.indexOf('-->', open + 4) : html.indexOf('>', open);
    // Whatever is not closed here is not closed further on either.
    if (end === -1) return decode(parts.join(''));
    at = end + (isComment ? 3 : 1);
    if (name === undefined || !INLINE.has(name)) parts.push(' ');
    if (name === undefined || !SILENT.has(name) || html[open + 1] === '/') continue;
    const close = new RegExp(`</${name}`, 'gi');
    close.lastIndex = at;
    const closing = close.exec(html);
    if (closing === null) return decode(parts.join(''));
    at = closing.index;
  }
  parts.push(html.slice(at));
  return decode(parts.join(''));
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi,
    (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(REFERENCES, name) ? (REFERENCES[name] ?? whole) : whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\uFFFD';
    },
  );
}
