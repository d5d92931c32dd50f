/** One `{{< … >}}` or `{{% … %}}` as written: opening, closing or self-closed. Offsets are UTF-16 units into the body. */
export interface ShortcodeTag {
  readonly name: string;
  readonly form: 'open' | 'close' | 'self-closed';
  readonly arguments: readonly string[] | { readonly [name: string]: string };
  readonly start: number;
  readonly end: number;
}

export interface TagProblem {
  readonly start: number;
  readonly message: string;
}

/** A tag that is longer is an opening that nobody closed. */
const MAX_TAG = 8192;
const MAX_TAGS = 2000;

/**
 * Finds every well-formed shortcode tag, in order. `{{</* … *\/>}}` is text. What starts like a tag and is none is a
 * problem and stays text. Linear in the text's length.
 */
export function findTags(body: string): { tags: readonly ShortcodeTag[]; problems: readonly TagProblem[] } {
  const tags: ShortcodeTag[] = [];
  const problems: TagProblem[] = [];
  const unended = new Set<string>();
  const opening = /\{\{([<%])/g;
  for (let found = opening.exec(body); found !== null; found = opening.exec(body)) {
    const start = found.index;
    const mark = found[1] === '%' ? '%' : '>';
    if (/^\s*\/\*/.test(body.slice(start + 3, start + 64))) {
      // Once there is no end, there is none further on: looking again for each would be quadratic.
      const end = unended.has(mark) ? -1 : body.indexOf(`*/${mark}}}`, start);
      if (end === -1) unended.add(mark);
      else opening.lastIndex = end + 5;
      continue;
    }
    if (tags.length === MAX_TAGS) {
      problems.push({ start, message: 'There are too many shortcodes; the rest is kept as text.' });
      break;
    }
    const read = new TagReader(body, start, `${mark}}}`).read();
    if (typeof read === 'string') problems.push({ start, message: read });
    else {
      tags.push(read);
      opening.lastIndex = read.end;
    }
  }
  return { tags, problems };
}

class TagReader {
  private at: number;
  private readonly limit: number;
  private readonly body: string;
  private readonly start: number;
  private readonly close: string;

  constructor(body: string, start: number, close: string) {
    this.body = body;
    this.start = start;
    this.close = close;
    this.at = start + 3;
    this.limit = Math.min(body.length, start + MAX_TAG);
  }

  /** The tag, or what is wrong with it. */
  read(): ShortcodeTag | string {
    this.skipSpace();
    const isClosing = this.take('/');
    if (isClosing) this.skipSpace();
    const name = this.match(/[\p{L}\p{N}_][\p{L}\p{N}_./-]*/uy);
    if (name === null) return 'A shortcode has no name.';
    // `{{< name/>}}`: the slash belongs to the end.
    const isSlashed = name.endsWith('/');
    if (isSlashed) this.at -= 1;
    const positional: string[] = [];
    const named: Record<string, string> = {};
    for (;;) {
      this.skipSpace();
      if (this.take(`/${this.close}`)) return this.finish(isSlashed ? name.slice(0, -1) : name, 'self-closed', positional, named);
      if (this.take(this.close)) return this.finish(name, isClosing ? 'close' : 'open', positional, named);
      if (this.at >= this.limit || this.body.startsWith('{{', this.at)) return `The shortcode "${name}" is not closed.`;
      const key = this.match(/[\p{L}_][\p{L}\p{N}_-]*(?==)/uy);
      if (key !== null) {
        this.at += 1;
        this.skipSpace();
      }
      const value = this.value();
      if (value === null) return `A value of the shortcode "${name}" is not closed.`;
      if (key === null) positional.push(value);
      else named[key] = value;
    }
  }

  private finish(
    name: string,
    form: ShortcodeTag['form'],
    positional: readonly string[],
    named: Readonly<Record<string, string>>,
  ): ShortcodeTag | string {
    const hasNames = Object.keys(named).length > 0;
    if (hasNames && positional.length > 0) return `The shortcode "${name}" mixes named and positional arguments.`;
    return { name, form, arguments: hasNames ? { ...named } : positional, start: this.start, end: this.at };
  }

  /** A quoted, raw (backquoted) or bare value; null where a quote is not closed. */
  private value(): string | null {
    if (this.take('`')) {
      const end = this.body.slice(this.at, this.limit).indexOf('`');
      if (end === -1) return null;
      const raw = this.body.slice(this.at, this.at + end);
      this.at += end + 1;
      return raw;
    }
    const quoted = this.match(/"(?:[^"\\]|\\[^])*"/y);
    if (quoted !== null) return quoted.slice(1, -1).replaceAll(/\\(["\\])/g, '$1');
    if (this.body[this.at] === '"') return null;
    const start = this.at;
    while (this.at < this.limit && !/\s/.test(this.body[this.at] ?? '') && !this.ends()) this.at += 1;
    // Neither an end nor a value: a lone brace or so.
    if (this.at === start) return null;
    return this.body.slice(start, this.at);
  }

  private ends(): boolean {
    return (
      this.body.startsWith(this.close, this.at) || this.body.startsWith(`/${this.close}`, this.at) || this.body.startsWith('{{', this.at)
    );
  }

  private skipSpace(): void {
    this.match(/\s+/y);
  }

  private take(text: string): boolean {
    if (!this.body.startsWith(text, this.at) || this.at + text.length > this.limit) return false;
    this.at += text.length;
    return true;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.body)?.[0] ?? null;
    if (found === null || this.at + found.length > this.limit) return null;
    this.at += found.length;
    return found;
  }
}
