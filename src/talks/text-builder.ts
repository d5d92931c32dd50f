import type { BlockLink, Span } from './blocks.ts';
import { readTalkUrl } from './hosts.ts';

const CJK = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60\u3000-\u30FF]/;

/** Grows one block's text and notes where its links, strong and emphasised words are. */
export class TextBuilder {
  readonly links: BlockLink[] = [];
  readonly strong: Span[] = [];
  readonly emphasis: Span[] = [];
  /** UTF-16 units so far. */
  length = 0;
  // Joined at the end: looking at a growing text would copy it each time.
  private readonly parts: string[] = [];
  private openLink: { readonly url: string; readonly start: number; readonly part: number; readonly line: number } | null = null;

  get text(): string {
    return this.parts.join('');
  }

  private put(piece: string): void {
    if (piece === '') return;
    this.parts.push(piece);
    this.length += piece.length;
  }

  /** Adds words; white space folds, and lines wrapped between two CJK characters join without a space. */
  add(value: string): void {
    const last = this.parts.at(-1)?.at(-1);
    const folded = value.replaceAll(/\s+/g, (space, offset: number) => {
      const before = offset > 0 ? value[offset - 1] : last;
      const after = value[offset + space.length];
      return space.includes('\n') && before !== undefined && after !== undefined && CJK.test(before) && CJK.test(after) ? '' : ' ';
    });
    this.put((last === undefined || last === ' ' || last === '\n') && folded.startsWith(' ') ? folded.slice(1) : folded);
  }

  break(): void {
    const last = this.parts.at(-1);
    if (last?.endsWith(' ') === true) {
      this.parts[this.parts.length - 1] = last.slice(0, -1);
      this.length -= 1;
    }
    this.put('\n');
  }

  embed(url: string, label: string | null, line: number): void {
    this.links.push({ url, start: this.length, end: this.length, line, embed: true, label, target: readTalkUrl(url) });
  }

  open(url: string, line: number): void {
    this.openLink = { url, start: this.length, part: this.parts.length, line };
  }

  close(): void {
    if (this.openLink === null) return;
    const { url, start, part, line } = this.openLink;
    this.openLink = null;
    const words = this.parts.slice(part).join('');
    const lead = words.length - words.trimStart().length;
    this.links.push({
      url,
      start: start + lead,
      end: Math.max(start + lead, start + words.trimEnd().length),
      line,
      embed: false,
      label: null,
      target: readTalkUrl(url),
    });
  }
}
