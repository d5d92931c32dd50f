import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, Json, JsonObject, PostKeyword } from '../model.ts';
import { slugOf } from '../slug.ts';
import { parseDate, type ReadDate } from './dates.ts';
import { FIELD_KEYS, type FieldName, type FrontMatterFields, type ImageField, type ResourceField } from './front-matter-fields.ts';
import type { DateSources } from './site-config.ts';
import { object } from './values.ts';

/** What reading needs to know of the file around the values. */
export interface FieldContext {
  readonly site: string;
  readonly sourcePath: string;
  lineOf(key: string): number | null;
  readonly dateSources: DateSources;
  readonly timeZone: string;
  /** A date that starts the file's name, for `:filename`; else null. */
  readonly filenameDate: ReadDate | null;
}

/** Reads every field; wrong values are findings with their line, and count as not there. */
export function readFields(data: JsonObject, context: FieldContext): { fields: FrontMatterFields; diagnostics: readonly Diagnostic[] } {
  const reader = new FieldReader(data, context);
  const date = reader.date(context.dateSources.date);
  // Hugo's fallback of `lastmod` to `date` says nothing about a change.
  const changed = context.dateSources.lastmod.filter(
    (key) => key === 'lastmod' || key === 'modified' || !context.dateSources.date.includes(key),
  );
  const fields: FrontMatterFields = {
    title: reader.text('title'),
    linkTitle: reader.text('linkTitle'),
    description: reader.text('description'),
    slug: reader.text('slug'),
    url: reader.text('url'),
    translationKey: reader.text('translationKey'),
    attribution: reader.attribution(),
    weight: reader.weight(),
    draft: reader.flag('draft'),
    headless: reader.flag('headless'),
    date: date?.instant ?? null,
    day: date?.day ?? null,
    publishDate: reader.date(context.dateSources.publishDate)?.instant ?? null,
    modified: reader.date(changed)?.instant ?? null,
    expiryDate: reader.date(context.dateSources.expiryDate)?.instant ?? null,
    authors: reader.authors(),
    keywords: reader.keywords(),
    aliases: reader.strings('aliases').filter((alias) => alias !== ''),
    images: reader.images(),
    resources: reader.resources(),
    talks: reader.value('talks')?.value ?? null,
  };
  return { fields, diagnostics: reader.diagnostics };
}

class FieldReader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly values: ReadonlyMap<string, Json>;
  private readonly context: FieldContext;
  private readonly badDates = new Set<string>();

  constructor(data: JsonObject, context: FieldContext) {
    this.context = context;
    this.values = new Map(Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]));
  }

  /** The first key of a field that is there. */
  value(field: FieldName): { readonly key: string; readonly value: Json } | null {
    return this.present(FIELD_KEYS[field])[0] ?? null;
  }

  private present(keys: readonly string[]): { readonly key: string; readonly value: Json }[] {
    return keys.flatMap((key) => {
      const value = this.values.get(key);
      return value === undefined || value === null ? [] : [{ key, value }];
    });
  }

  private wrong(key: string, expected: string): void {
    const { context } = this;
    const place = { site: context.site, sourcePath: context.sourcePath, line: context.lineOf(key) };
    this.diagnostics.push(diagnostic('FRONT_MATTER_TYPE', place, `The value of "${key}" is not ${expected}.`));
  }

  /** Numbers and booleans keep their spelling: `title: 404`. */
  text(field: FieldName): string | null {
    const found = this.value(field);
    if (found === null) return null;
    const text = scalar(found.value);
    if (text === null) this.wrong(found.key, 'a text');
    return text === null || text.trim() === '' ? null : text.trim();
  }

  attribution(): string | null {
    const found = this.value('attribution');
    if (found === null) return null;
    const names = namesIn(found.value);
    return names.length === 0 ? null : names.join(', ');
  }

  weight(): number | null {
    const found = this.value('weight');
    if (found === null) return null;
    const number =
      typeof found.value === 'number'
        ? found.value
        : typeof found.value === 'string' && /^[+-]?\d+$/.test(found.value.trim())
          ? Number(found.value)
          : Number.NaN;
    if (Number.isSafeInteger(number) && Math.abs(number) < 2 ** 31) return number;
    this.wrong(found.key, 'a whole number');
    return null;
  }

  flag(field: FieldName): boolean {
    const found = this.value(field);
    if (found === null || typeof found.value === 'boolean') return found?.value === true;
    if (typeof found.value === 'string' && /^(true|false)$/i.test(found.value.trim())) return found.value.trim().toLowerCase() === 'true';
    this.wrong(found.key, 'true or false');
    return false;
  }

  /** The first readable date of the keys. */
  date(keys: readonly string[]): ReadDate | null {
    for (const key of keys) {
      if (key === ':filename' && this.context.filenameDate !== null) return this.context.filenameDate;
      const value = this.values.get(key);
      if (value === undefined || value === null || value === '') continue;
      const date = typeof value === 'string' ? parseDate(value, this.context.timeZone) : null;
      if (date !== null) return date;
      if (this.badDates.has(key)) continue;
      this.badDates.add(key);
      const place = { site: this.context.site, sourcePath: this.context.sourcePath, line: this.context.lineOf(key) };
      this.diagnostics.push(diagnostic('DATE_INVALID', place, `"${scalar(value) ?? 'The value'}" of "${key}" is not a date.`));
    }
    return null;
  }

  strings(field: FieldName): string[] {
    return this.present(FIELD_KEYS[field]).flatMap(({ key, value }) => this.list(key, value));
  }

  private list(key: string, value: Json): string[] {
    const items: readonly Json[] = Array.isArray(value) ? value : [value];
    return items.flatMap((item) => {
      if (item === null) return [];
      const text = scalar(item);
      if (text === null) this.wrong(key, 'a list of texts');
      return text === null ? [] : [text.trim()];
    });
  }

  authors(): string[] {
    const names = this.present(FIELD_KEYS.authors).flatMap(({ key, value }) => {
      const found = namesIn(value);
      if (found.length === 0) this.wrong(key, 'a name or a list of names');
      return found;
    });
    return [...new Set(names)];
  }

  /** In the order of their keys, the first spelling of each slug. */
  keywords(): PostKeyword[] {
    const found = new Map<string, PostKeyword>();
    for (const { key, value } of this.present(FIELD_KEYS.keywords)) {
      const names = typeof value === 'string' ? value.split(/[,，、]/) : this.list(key, value);
      for (const written of names) {
        const name = written.trim();
        const slug = slugOf(name);
        if (name !== '' && !found.has(slug)) found.set(slug, { slug, name });
      }
    }
    return [...found.values()];
  }

  images(): ImageField[] {
    const found: ImageField[] = [];
    for (const { key, value } of this.present(FIELD_KEYS.images)) {
      const line = this.context.lineOf(key) ?? 1;
      for (const item of Array.isArray(value) ? (value as readonly Json[]) : [value]) {
        const fields = object(item);
        const source =
          fields === null
            ? scalar(item)
            : ['image', 'src', 'url', 'path'].map((name) => scalar(fields[name] ?? null)).find((text) => text !== null);
        if (typeof source !== 'string' || source.trim() === '' || typeof item === 'boolean') continue;
        found.push({ source: source.trim(), alt: scalar(fields?.['alt'] ?? null), caption: scalar(fields?.['caption'] ?? null), line });
      }
    }
    return found;
  }

  resources(): ResourceField[] {
    const value = this.value('resources')?.value;
    if (!Array.isArray(value)) return [];
    return value.flatMap((item: Json) => {
      const fields = object(item);
      const src = scalar(fields?.['src'] ?? null);
      return src === null ? [] : [{ src, name: scalar(fields?.['name'] ?? null), title: scalar(fields?.['title'] ?? null) }];
    });
  }
}

/** Names in the shapes themes use: one text, a list of texts, `{ name: … }`, or a list of those. */
function namesIn(value: Json): string[] {
  const items: readonly Json[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => {
    const name = scalar(object(item)?.['name'] ?? item)?.trim();
    return name === undefined || name === '' ? [] : [name];
  });
}

function scalar(value: Json): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
