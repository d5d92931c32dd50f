import type { Json, JsonObject } from '../model.ts';
import { keyName, PAGE_KEYS, PAGE_TYPES, type PageRole, type PageType, TYPE_KEYS } from './page-keys.ts';
import { entriesOf, isObject, text } from './stated-values.ts';

export interface PageField {
  /** As written; `links` for an entry of that list. */
  readonly key: string;
  /** By `keyName`. */
  readonly name: string;
  readonly value: Json;
}

/** A page's type, and where it stands: `type: talk`, `folder: talks`. */
export interface FoundType extends PageType {
  readonly word: string;
  /** Whether a key of the page says so, not only its folder. */
  readonly byKey: boolean;
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function typeNamed(word: string | null): PageType | null {
  const name = keyName(word ?? '');
  return PAGE_TYPES.get(name) ?? PAGE_TYPES.get(name.replace(/s$/, '')) ?? null;
}

/** Front matter by role: its own keys, those below `params`, and what a list of `links` names (`{ name: Video, url }`). */
export class PageFields {
  private readonly fields = new Map<string, PageField>();

  constructor(params: JsonObject) {
    this.add(params);
    const nested = this.fields.get('params')?.value;
    if (isObject(nested)) this.add(nested);
    for (const link of entriesOf(this.fields.get('links')?.value)) {
      if (!isObject(link)) continue;
      const label = text(link['name']) ?? text(link['title']) ?? text(link['text']) ?? text(link['label']);
      if (label !== null) this.put('links', keyName(label), link['url'] ?? link['href']);
    }
  }

  private add(params: JsonObject): void {
    for (const [key, value] of Object.entries(params)) this.put(key, keyName(key), value);
  }

  private put(key: string, name: string, value: Json | undefined): void {
    if (value !== undefined && !isEmpty(value) && !this.fields.has(name)) this.fields.set(name, { key, name, value });
  }

  /** The fields of a role that have a value, in the order of its table. */
  of(role: PageRole): readonly PageField[] {
    return PAGE_KEYS[role].flatMap((name) => this.fields.get(name) ?? []);
  }

  /** What the page is by its `type` or `layout`, or by the first or last folder that it lies in. */
  type(folders: readonly string[]): FoundType | null {
    for (const name of TYPE_KEYS) {
      const field = this.fields.get(name);
      const found = field === undefined ? null : typeNamed(text(field.value));
      if (found !== null && field !== undefined) return { ...found, word: `type: ${field.key}`, byKey: true };
    }
    for (const folder of new Set([folders[0], folders.at(-1)])) {
      const found = typeNamed(folder ?? null);
      if (found !== null) return { ...found, word: `folder: ${folder ?? ''}`, byKey: false };
    }
    return null;
  }
}
