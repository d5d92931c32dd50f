import { defaultSchema, type Schema } from 'hast-util-sanitize';

export interface SafeHtmlOptions {
  /** Before every id, name and reference to one. */
  readonly idPrefix: string;
  /** Protocols of the renderer's own image and link URLs. */
  readonly imageProtocol: string;
  readonly linkProtocol: string;
  /** The class by which the renderer knows its own check boxes. */
  readonly taskBoxClass: string;
}

/** Of `picture` and forms: a `srcset` would lead nowhere, since only `src` is rewritten, and nothing takes input. */
const LEFT_OUT = new Set(['picture', 'source']);
/** Of any element: submit somewhere, or take the keyboard. */
const FORM_ATTRIBUTES = new Set([
  'accept',
  'acceptCharset',
  'accessKey',
  'action',
  'encType',
  'htmlFor',
  'label',
  'maxLength',
  'method',
  'multiple',
  'prompt',
  'readOnly',
  'selected',
  'tabIndex',
  'useMap',
  'value',
]);

/** What may stand in a post's HTML: GitHub's allow-list with figures and frames, without forms. */
export function safeHtml({ idPrefix, imageProtocol, linkProtocol, taskBoxClass }: SafeHtmlOptions): Schema {
  const attributes = defaultSchema.attributes ?? {};
  const tagNames = defaultSchema.tagNames ?? [];
  return {
    ...defaultSchema,
    clobberPrefix: idPrefix,
    tagNames: [...tagNames.filter((name) => !LEFT_OUT.has(name)), 'abbr', 'cite', 'figcaption', 'figure', 'iframe', 'mark', 'small', 'u'],
    attributes: {
      ...attributes,
      '*': (attributes['*'] ?? []).filter((name) => !FORM_ATTRIBUTES.has(String(name))),
      a: [...(attributes['a'] ?? []), 'title'],
      code: [['className', /^language-[\w+#.-]{1,40}$/]],
      iframe: ['src', 'title', 'width', 'height', 'allowFullScreen'],
      img: [...(attributes['img'] ?? []), 'alt', 'title', 'width', 'height', ['loading', 'lazy']],
      input: [...(attributes['input'] ?? []), 'checked', ['className', taskBoxClass]],
      li: [...(attributes['li'] ?? []), 'value'],
    },
    protocols: {
      cite: ['http', 'https'],
      href: ['http', 'https', 'mailto', 'tel', linkProtocol],
      longDesc: ['http', 'https'],
      src: ['http', 'https', imageProtocol],
    },
    strip: ['script', 'style'],
  };
}
