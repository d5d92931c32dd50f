import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

const ELEMENTS = new Set(
  (
    'a abbr b blockquote br cite code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i iframe img input ins kbd ' +
    'li mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var'
  ).split(' '),
);
/** None runs a script, submits a form, styles the page or takes the keyboard. */
const ATTRIBUTES = new Set(
  (
    'abbr align alt aria-describedby aria-hidden aria-label aria-labelledby axis border cellpadding cellspacing char charoff checked ' +
    'cite class clear color cols colspan compact coords data-footnote-backref data-footnote-ref data-footnotes datetime dir disabled ' +
    'frame headers height hreflang hspace href id ismap itemprop itemscope itemtype lang loading longdesc name nohref noshade nowrap open rel rev rows ' +
    'rowspan rules scope shape size span src start summary title type valign value vspace width allowfullscreen referrerpolicy'
  ).split(' '),
);
const FRAMES =
  /^https:\/\/(?:(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/[\w-]+|player\.vimeo\.com\/video\/\d+|player\.bilibili\.com\/player\.html)(?:[?#]|$)/;
const URLS = new Set(['href', 'src', 'cite', 'longdesc']);

/**
 * What a browser would find in the HTML and must not: read by a parser that follows the HTML standard, held against a
 * list of its own.
 */
export function offences(html: string): string[] {
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (node.nodeName === '#comment' || node.nodeName === '#documentType') found.push(node.nodeName);
    if (!('tagName' in node)) return;
    if (!ELEMENTS.has(node.tagName) || node.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push(node.tagName);
    for (const { name, value } of node.attrs) {
      if (!ATTRIBUTES.has(name)) found.push(`${node.tagName} ${name}`);
      if (URLS.has(name) && !isHarmless(value)) found.push(`${name}=${value}`);
      if ((name === 'id' || name === 'name') && !/^h[1-6]$/.test(node.tagName) && !value.startsWith('user-content-'))
        found.push(`${node.tagName} ${name}=${value}`);
      if (node.tagName === 'iframe' && name === 'src' && !FRAMES.test(value)) found.push(`iframe ${value}`);
    }
    node.childNodes.forEach(visit);
  };
  parseFragment(html).childNodes.forEach(visit);
  return found;
}

/** As a browser reads it: without tabs and line ends anywhere, without controls and blanks before it. */
function isHarmless(url: string): boolean {
  // oxlint-disable-next-line no-control-regex -- those that a browser drops
  const read = url.replaceAll(/[\t\n\r]/g, '').replace(/^[\u0000-\u0020]+/, '');
  const protocol = /^([a-z][a-z\d+.-]*):/i.exec(read)?.[1]?.toLowerCase();
  return protocol === undefined || ['http', 'https', 'mailto', 'tel', 'lectern-image', 'lectern-link'].includes(protocol);
}
