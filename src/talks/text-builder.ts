import type { BlockLink, Span } from './blocks.ts';
import { readTalkUrl } from './hosts.ts';

const CJK = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60\u3000-\u30FF]/;

/** Grows one block's text and notes where its links and strong words are. */
export class TextBuilder {
  text = '';
  readonly links: BlockLink[] = [];
  readonly strong: Span[] = [];
  private openLink: { readonly url: string; readonly start: number; readonly line: number } | null = null;

  /** Adds words; white space folds, and lines wrapped between two CJK characters join without a space. */
  add(value: string): void {
    const folded = value.replaceAll(/\s+/g, (space, offset: number) => {
      const before = offset > 0 ? value[offset - 1] : this.text.at(-1);
      const after = value[offset + space.length];
      return space.includes('\n') && before !== undefined && after !== undefined && CJK.test(before) && CJK.test(after) ? '' : ' ';
    });
    this.text += /(?:^|\s)$/.test(this.text) ? folded.replace(/^ /, '') : folded;
  }

  break(): void {
    this.text = `${this.text.replace(/ $/, '')}\n`;
  }

  embed(url: string, label: string | null, line: number): void {
    this.links.push({ url, start: this.text.length, end: this.text.length, line, embed: true, label, target: readTalkUrl(url) });
  }

  open(url: string, line: number): void {
    this.openLink = { url, start: this.text.length, line };
  }

  close(): void {
    if (this.openLink === null) return;
    const { url, start, line } = this.openLink;
    this.openLink = null;
    const words = this.text.slice(start);
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
