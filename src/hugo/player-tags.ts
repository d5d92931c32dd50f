import type { ShortcodeTag } from './shortcode-tags.ts';

/** `{% youtube ID %}`, `{% include embed/youtube.html id="ID" %}`, `{%- vimeo "ID" -%}`. */
const LIQUID = String.raw`(?<!\{)\{%-?\s*(?:include(?:_cached|_relative)?\s+)?(?<tag>[\w./-]{2,80})\s(?<values>[^%{}]{1,400})%\}`;
/** `{{ youtube(id="ID") }}`. */
const CALL = String.raw`\{\{-?\s*(?<call>\w{2,40})\((?<parameters>[^{}]{1,400})\)\s*-?\}\}`;
/** `@[youtube](ID)`. */
const AT = String.raw`@\[(?<at>[\w-]{2,40})\]\((?<shown>[^()\s]{5,300})\)`;
/** `::youtube[A title]{id=ID}`, `::youtube{#ID}`. */
const LEAF = String.raw`(?<=^[ \t]{0,3}):{2}(?<leaf>[\w-]{2,40})(?:\[(?<label>[^[\]\n]{0,200})\])?\{(?<attributes>[^{}\n]{1,300})\}`;
/** `[youtube https://youtu.be/ID]`. */
const BRACKET = String.raw`(?<!\\)\[(?<bracket>youtube|vimeo|bilibili|embedyt|video)[ =](?<inside>[^[\]\n]{5,300})\](?![([])`;
const TAGS = new RegExp([LIQUID, CALL, AT, LEAF, BRACKET].join('|'), 'gim');

/** Without one of these words a text shows no player. */
const HINT = /youtu|vimeo|bilibili|video|embed|\byt\b/i;

const VALUE = /(?:([a-z_][\w-]{0,40})\s*[=:](?!\/)\s*)?(?:"([^"]{1,300})"|'([^']{1,300})'|([^\s"',]{1,300}))/gi;

const PLATFORMS: readonly { readonly name: string; readonly means: RegExp; readonly id: RegExp }[] = [
  { name: 'youtube', means: /youtu|embedyt|(?:^|[-_])yt(?:[-_]|$)/i, id: /^[\w-]{11}$/ },
  { name: 'vimeo', means: /vimeo/i, id: /^\d{5,12}$/ },
  { name: 'bilibili', means: /bilibili/i, id: /^BV\w{8,14}$/ },
];
const ADDRESS = /^https?:\/\/[^\s<>"]+$/i;
/** A player of any platform, which its address or another value names. */
const ANY = /(?:^|[-_/])(?:video|embed)/i;
const LIST = /(?:play)?list/i;

/** `embed/youtube.html` -> `youtube`. */
function baseName(path: string): string {
  return (path.split('/').pop() ?? '').replace(/\.\w{2,6}$/, '');
}

/** What stands between a tag's name and its end, values with their names; a bare one has none. */
function valuesOf(text: string): readonly { readonly key: string; readonly value: string }[] {
  return [...text.matchAll(VALUE)].map(([, key = '', double, single, bare]) => ({
    key: key.toLowerCase(),
    value: (double ?? single ?? bare ?? '').replace(/^#/, ''),
  }));
}

/** The tag as the video shortcode that it would be in Hugo, or null where it shows no video. */
function playerOf(named: string, text: string, label: string | undefined): Pick<ShortcodeTag, 'name' | 'arguments'> | null {
  const name = baseName(named);
  const values = valuesOf(text);
  const provider = values.find(({ key }) => /^(?:provider|platform|service|type)$/.test(key))?.value ?? '';
  const platform = PLATFORMS.find(({ means }) => means.test(name)) ?? PLATFORMS.find(({ means }) => means.test(provider));
  if (LIST.test(name) || (platform === undefined && !ANY.test(name))) return null;
  // The id's own key, where there is one: a title of eleven letters is no id.
  const [first] = [...values]
    .filter(
      ({ key, value }) =>
        !/^(?:title|alt|caption|class|classes|width|height)$/.test(key) && (platform?.id.test(value) || ADDRESS.test(value)),
    )
    .sort((a, b) => Number(b.key.endsWith('id')) - Number(a.key.endsWith('id')));
  if (first === undefined) return null;
  const title = label ?? values.find(({ key }) => key === 'title')?.value ?? '';
  return { name: platform?.name ?? 'video', arguments: title.trim() === '' ? { id: first.value } : { id: first.value, title } };
}

/**
 * The tags by which other site generators show a video, each as the shortcode that says the same: Liquid tags and
 * includes, calls of templates, directives. Only those whose values name a video; all else stays text. Linear.
 */
export function findPlayerTags(body: string): readonly ShortcodeTag[] {
  if (!HINT.test(body)) return [];
  const found: ShortcodeTag[] = [];
  for (const match of body.matchAll(TAGS)) {
    const { tag, values, call, parameters, at, shown, leaf, label, attributes, bracket, inside } = match.groups ?? {};
    const name = tag ?? call ?? at ?? leaf ?? bracket ?? '';
    const player = playerOf(name, values ?? parameters ?? shown ?? attributes ?? inside ?? '', label);
    if (player !== null) found.push({ ...player, form: 'self-closed', start: match.index, end: match.index + match[0].length });
  }
  return found;
}
