/** What a piece of raw HTML contributes to the text around it. */
export type HtmlToken =
  | { readonly type: 'text'; readonly value: string; readonly offset: number }
  | { readonly type: 'break'; readonly offset: number }
  | { readonly type: 'link-open'; readonly url: string; readonly offset: number }
  | { readonly type: 'link-close'; readonly offset: number }
  | { readonly type: 'embed'; readonly url: string; readonly title: string | null; readonly offset: number };

// Quoted values may not hold `<`: a broken tag then costs no more than its own length.
const TAG = /<(\/?)([a-zA-Z][\w-]{0,40})((?:"[^"<]{0,2000}"|'[^'<]{0,2000}'|[^'"<>]){0,4000})>/y;
const BREAKING = new Set([
  'br',
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'tr',
  'td',
  'th',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'figure',
  'figcaption',
  'summary',
  'blockquote',
  'section',
]);
const SILENT = new Set(['script', 'style', 'svg', 'noscript']);
const ENTITIES: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
  apos: "'",
  ndash: '–',
  mdash: '—',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  szlig: 'ß',
  oslash: 'ø',
  Oslash: 'Ø',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
};
const MARKS: { readonly [name: string]: string } = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030A',
  caron: '\u030C',
  cedil: '\u0327',
};

/** The character that `eacute`, `#233` or `#xE9` stands for. */
function characterOf(name: string): string | undefined {
  const code = /^#(?:[xX]([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
  if (code !== null) {
    const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
    return point >= 32 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : undefined;
  }
  const mark = MARKS[name.slice(1)];
  return mark === undefined ? ENTITIES[name] : `${name.charAt(0)}${mark}`.normalize('NFC');
}

/** Decodes the entities that prose and addresses use. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replaceAll(/&(#?\w{2,8});/g, (whole, name: string) => characterOf(name) ?? whole) : text;
}

function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(String.raw`(?:^|\s)${name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`, 'i').exec(attributes);
  return match === null ? null : decodeEntities(match[1] ?? match[2] ?? match[3] ?? '');
}

/** `<YouTube id="…"/>`, `<lite-youtube videoid="…">`: players of site generators and the web's components, by their name. */
const COMPONENT = /youtube|vimeo/;

function shownBy(name: string, attributes: string): string | null {
  for (const key of ['videoid', 'youtubeid', 'id', 'video', 'url', 'src']) {
    const value = attribute(attributes, key);
    if (value !== null && /^https?:\/\//.test(value)) return value;
    if (value !== null && name.includes('youtube') && /^[\w-]{11}$/.test(value)) return `https://www.youtube.com/watch?v=${value}`;
    if (value !== null && name.includes('vimeo') && /^\d{5,12}$/.test(value)) return `https://vimeo.com/${value}`;
  }
  return null;
}

/** Reads raw HTML as text, line breaks, links and embedded players; comments, scripts and all other tags vanish. */
export function htmlTokens(html: string): readonly HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    if (end > at) tokens.push({ type: 'text', value: decodeEntities(html.slice(at, end)), offset: at });
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      at = close < 0 ? html.length : close + 3;
      continue;
    }
    TAG.lastIndex = open;
    const tag = TAG.exec(html);
    if (tag === null) {
      at = open + 1;
      continue;
    }
    at = TAG.lastIndex;
    const closing = tag[1] === '/';
    const name = (tag[2] ?? '').toLowerCase();
    const attributes = tag[3] ?? '';
    if (SILENT.has(name) && !closing) {
      const close = html.indexOf(`</${name}`, at);
      at = close < 0 ? html.length : close;
    } else if (name === 'a') {
      const url = closing ? null : attribute(attributes, 'href');
      if (closing) tokens.push({ type: 'link-close', offset: open });
      else if (url !== null) tokens.push({ type: 'link-open', url, offset: open });
    } else if (COMPONENT.test(name) && !closing) {
      const url = shownBy(name, attributes);
      if (url !== null) tokens.push({ type: 'embed', url, title: attribute(attributes, 'title'), offset: open });
    } else if ((name === 'iframe' || name === 'video' || name === 'source' || name === 'embed') && !closing) {
      const url = attribute(attributes, 'src') ?? attribute(attributes, 'data-src');
      if (url !== null) tokens.push({ type: 'embed', url, title: attribute(attributes, 'title'), offset: open });
    } else if (BREAKING.has(name)) {
      tokens.push({ type: 'break', offset: open });
    }
  }
  return tokens;
}
