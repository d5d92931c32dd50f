import type { Nodes, Root } from 'mdast';

/** Elements open inside each other; the HTML parser adds up to four of its own to each. */
const MAX_OPEN = 150;
const MAX_TAGS = 20_000;
/** What could be attributes: the HTML parser compares each with all others of its tag. */
const MAX_SEPARATORS = 100_000;
/** Unclosed formatting elements are opened anew in every block after them. */
const MAX_COPIES = 50_000;

/** Have no content, or are closed by the next of their kind: they do not nest by themselves. */
const SHALLOW = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody tfoot option'.split(' '),
);
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
/** The paragraph around them ends where these start, or its end does not close them: they stay open for all that follows. */
const LASTING = new Set(
  (
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header ' +
    'hgroup listing main menu nav ol plaintext pre search section summary ul xmp ' +
    'annotation-xml applet button desc foreignobject marquee mi mn mo ms mtext object select table template title'
  ).split(' '),
);
/** Blocks of text; any other element that is opened in one ends with it, unless it is a formatting one. */
const PHRASING_PARENTS = new Set(['paragraph', 'heading', 'tableCell']);

export type RawHtml = 'none' | 'bounded' | 'unbounded';

/**
 * Whether a tree holds raw HTML besides comments, and whether the HTML parser can read it in bounded time, depth and memory: unclosed
 * elements are cheap to write and cost it a multiple. Errs on the side of `unbounded`; pages written by hand are far
 * from it.
 */
export function rawHtmlOf(root: Root): RawHtml {
  let tags = 0;
  let separators = 0;
  let copies = 0;
  const blocks = new OpenElements();
  const formatting = new OpenElements();
  let phrasing = new OpenElements();
  /** A lasting element has ended the paragraph that is being read. */
  let hasEnded = false;
  const stack: { node: Nodes; inPhrasing: boolean }[] = [{ node: root, inPhrasing: false }];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const { node, inPhrasing } = at;
    if (!inPhrasing) {
      phrasing = new OpenElements();
      hasEnded = false;
      copies += formatting.count;
    }
    if (node.type === 'html' && !isComment(node.value)) {
      separators += node.value.match(/[\s/"']/g)?.length ?? 0;
      for (const [, slash, written = ''] of node.value.matchAll(/<(\/?)([a-z][^\s/>]*)/gi)) {
        tags += 1;
        copies += formatting.count;
        const name = written.toLowerCase();
        hasEnded ||= LASTING.has(name) && slash === '';
        const open = FORMATTING.has(name) ? formatting : inPhrasing && !hasEnded && !LASTING.has(name) ? phrasing : blocks;
        if (slash === '/') open.close(name);
        else if (!SHALLOW.has(name)) open.open(name);
        const depth = blocks.count + formatting.count + phrasing.count;
        if (depth > MAX_OPEN || tags > MAX_TAGS || copies > MAX_COPIES) return 'unbounded';
      }
      if (separators > MAX_SEPARATORS) return 'unbounded';
    }
    if (!('children' in node)) continue;
    const childInPhrasing = inPhrasing || PHRASING_PARENTS.has(node.type);
    for (const child of node.children.toReversed()) stack.push({ node: child, inPhrasing: childInPhrasing });
  }
  return separators + tags === 0 ? 'none' : 'bounded';
}

/** Comments alone. What an HTML parser ends earlier than Markdown does is none. */
function isComment(html: string): boolean {
  let rest = html.trim();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end === -1 || /^-?>|--!>/.test(rest.slice(4, end + 3))) return false;
    rest = rest.slice(end + 3).trimStart();
  }
  return rest === '';
}

class OpenElements {
  count = 0;
  readonly #open = new Map<string, number>();

  open(name: string): void {
    this.count += 1;
    this.#open.set(name, (this.#open.get(name) ?? 0) + 1);
  }

  /** A closing tag without an opening one closes nothing. */
  close(name: string): void {
    const open = this.#open.get(name) ?? 0;
    if (open === 0) return;
    this.count -= 1;
    this.#open.set(name, open - 1);
  }
}
