import type { FoundEvent } from './events.ts';

const NUMBER = String.raw`(?:#|＃|[Nn]o\.?\s?|[Nn]r\.?\s?|[nN][ºo°]\s?|№\s?|[Vv]ol(?:\.|ume)?\s?|第\s?)\s?(\d{1,3})(?:\s?[回期次届])?(?!\d)`;

/** `#12`, `Vol. 3`, `第 7 期` right behind the name of a series of meetings. */
export const NUMBER_AFTER = new RegExp(String.raw`^(?:\s?[-–—,]\s|\s?)${NUMBER}`, 'u');

/** `12th`, `36º`, `3ème` right before it. */
export const NUMBER_BEFORE = /(?<![\p{L}\d.,:/-])(\d{1,3})(?:st|nd|rd|th|º|ª|°|er|e|ème|\.)\s$/u;

const EAST = String.raw`\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}ー`;
const MEETING = '(?:[Mm]eet-?[Uu]p|ミートアップ|勉強会|もくもく会|カンファレンス|沙龙|沙龍|聚会|峰会|大会|밋업|컨퍼런스|콘퍼런스|세미나)';
// Without spaces a name ends only where its number stands: before it (`第5回 ひばり勉強会`) or behind it.
const COUNTED = new RegExp(
  String.raw`(?:第\s?(\d{1,3})\s?[回届次期]|제\s?(\d{1,3})\s?회)[\s　]?(?:(?:[${EAST}\p{Script=Hiragana}\p{Script=Latin}\p{N}.-]{1,24}?[\s　]){0,2}?[${EAST}\p{Script=Hiragana}\p{Script=Latin}\p{N}.-]{0,24}?)${MEETING}`,
  'gu',
);
const NAMED = new RegExp(
  String.raw`(?:[\p{Script=Hangul}\p{Script=Latin}\p{N}.-]{1,12}\s){0,2}[${EAST}\p{Script=Latin}\p{N}.-]{2,24}[\s　]?${MEETING}[\s　]?(?:${NUMBER}|(\d{1,3})\s?회(?:차)?)`,
  'gu',
);
/** What stands before a name without a space: the last of these closes it. */
const LEAD = /^.*(?:[了在于的为和与是对]|参加|举办|举行|召开|(?:에서|에는|에|은|는|의|과|와|월|일|번째)\s)/u;

/** Meetings of the scripts without spaces that are told apart by their number: `第5回 ひばり勉強会`, `云雀社区 Meetup #7`. */
export function numberedEvents(text: string): readonly FoundEvent[] {
  if (!/\d/.test(text) || !/[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) return [];
  const found: FoundEvent[] = [];
  for (const [pattern, trim] of [
    [COUNTED, false],
    [NAMED, true],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const name = trim ? match[0].replace(LEAD, '') : match[0];
      const start = match.index + match[0].length - name.length;
      const number = match[1] ?? match[2];
      if (found.some((event) => event.start < start + name.length && start < event.end)) continue;
      const series = name
        .replace(/(?:第\s?\d{1,3}\s?[回届次期]|제\s?\d{1,3}\s?회)[\s　]?/u, '')
        .replace(new RegExp(String.raw`[\s　]?(?:${NUMBER}|\d{1,3}\s?회(?:차)?)$`, 'u'), '')
        .trim();
      found.push({ name, series, region: number === undefined ? null : `#${number}`, year: null, start, end: start + name.length });
    }
  }
  return found;
}
