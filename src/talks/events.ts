import { slugOf } from '../slug.ts';
import { recalled } from './recall.ts';
import { EVENT_SERIES } from './event-series.ts';
import { NUMBER_AFTER, NUMBER_BEFORE, numberedEvents } from './numbered-events.ts';
import { REGIONS } from './regions.ts';
import { SEASONS } from './seasons.ts';

/** An event's name where a text prints it. */
export interface FoundEvent {
  /** As printed, with place and year where they stand beside it. */
  readonly name: string;
  /** Canonical name of the series. */
  readonly series: string;
  /** Canonical region, the place as printed, or the number of a numbered meeting (`#12`). */
  readonly region: string | null;
  readonly year: number | null;
  readonly start: number;
  readonly end: number;
}

const REGION_OF = new Map(REGIONS.flatMap((forms) => forms.map((form) => [form.toLowerCase(), forms[0]] as const)));
const SERIES_OF = new Map(EVENT_SERIES.flatMap(({ name, aliases }) => aliases.concat(name).map((form) => [fold(form), name] as const)));

function fold(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
    .trim();
}

const BY_CITY = new Set(EVENT_SERIES.filter(({ byCity }) => byCity === true).map(({ name }) => name));

function alternatives(forms: Iterable<string>): string {
  return [...forms]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`[\s-]+`))
    .join('|');
}

const KNOWN = alternatives(EVENT_SERIES.flatMap(({ name, aliases }) => aliases.concat(name)));
// Words that follow a name of one to four capitalised words: `Observability Day`, `Open Source Summit`.
const HEAD =
  'User\\s(?:[Gg]roup|GROUP)|Usergroup|meetup|Day|Days|Summit|Conference|Conf|CONF|Forum|Meetup|Meet-up|Week|Fest|Festival|Con|Congress|Symposium|Expo|Camp|Roadshow';
const WORD = String.raw`(?:\p{Lu}(?:[\p{L}\p{N}'’_-]|\.(?=\p{L})){0,30}|eBPF|gRPC|etcd)`;
const CORE = new RegExp(
  String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}_/@#.-])(?:(?:${KNOWN})|(?:\d{2}|r)[Cc]3|\p{L}[\p{L}\p{N}]{0,20}[\p{Ll}\p{Lu}](?:Con|CON|Conf|Camp|Fest|Days?|Summit|Meetup)|(?:${WORD}\s){1,4}?(?:${HEAD})(?:\s+for\s+${WORD})?)(?![\p{Script=Latin}\p{Script=Cyrillic}\p{N}_])`,
  'gu',
);
const REGION_FORMS = alternatives(REGIONS.flat());
const REGION_AFTER = new RegExp(
  String.raw`^(?:,?\s+(?:in\s+|de\s+|en\s+)?|\s?\(|\s+-\s+)(${REGION_FORMS})(?![\p{Script=Latin}\p{Script=Cyrillic}])\)?`,
  'u',
);
const PLACE_AFTER = new RegExp(String.raw`^\s+((?:\p{Lu}[\p{L}'’.-]{1,20}\s){1,3})(?=(?:19|20)\d{2}(?!\d))`, 'u');
const CITY_AFTER =
  /^\s((?:New|San|Los|Las|São|St\.?|El|Rio|Tel|Den|Buenos|Kuala|Washington)?\s?\p{Lu}[\p{L}'’.-]{1,19}[\p{L}])(?![\p{L}])/u;
// Cities of two words are known by their first, whatever series stands before them.
const LONG_CITY_AFTER =
  /^,?\s(New\s(?:York|Delhi|Orleans)|(?:San|Los|Las|São|Tel|Buenos|Kuala|Salt\sLake|Rio\sde)\s\p{Lu}[\p{L}'’-]{2,19})(?![\p{L}])/u;
// `Meetup —— 成都站`: the stop of a tour.
const STOP_AFTER = /^\s?[—–-]{1,2}\s?(\p{Script=Han}{2,4})站/u;
// `| Rust and Wasm Meetup`: where a name with "and" begins is sure only behind what ends another part of the text.
const JOINED_BEFORE = new RegExp(String.raw`(?:^|[|｜:：，。、《「])\s?((?:${WORD}\s){1,3}(?:and|&)\s)$`, 'u');
const SEASON_OF = new Map(SEASONS.flatMap((forms) => forms.map((form) => [form, forms[0]] as const)));
const SEASON_FORMS = alternatives(SEASON_OF.keys());
// `Heron Day: Fall 2019`, `Heron Day (Herbst 2019)`: one of several in its year.
const SEASON_AFTER = new RegExp(String.raw`^(?:\s?[:,(–—-]\s?|\s)(${SEASON_FORMS})(?=\s(?:19|20)\d{2}(?!\d))`, 'u');
const SEASON_BEFORE = new RegExp(String.raw`(?<!\p{L})(${SEASON_FORMS})\s$`, 'u');
const YEAR_AFTER = /^(?:,?\s?\(?|\s?-\s?)((?:19|20)\d{2})(?!\d)\)?|^\s?['’](\d{2})(?!\d)/;
const BEFORE = new RegExp(
  String.raw`(?:(?<!\d)((?:19|20)\d{2})\s?年?\s?)?(?:(?<![\p{Script=Latin}\p{Script=Cyrillic}])(${REGION_FORMS})\s?)?$`,
  'u',
);
/** No name of an event is longer. */
const LONGEST = 160;
const JOIN_AFTER = /^\s?(?:\+|\/)\s?/;
/** First words that open a sentence or a date, not a name. */
const NOT_FIRST =
  /^(?:The|This|That|Each|Every|Next|Last|First|Second|Third|Final|One|Another|Our|Your|Same|Full|Whole|Good|Great|Happy|New|All|Join|At|In|On|From|After|During|For|See|Welcome|Attend|Read|Also|And|With|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Half|Day|Meet|Visit|Come|Our|Upcoming|A|An|Past|Any|When|If|Following|Recent|Before|Watch|What|How|Why|Co-located|CNCF-hosted|To|Of|Is|Was|We|It)\s/u;
/** Articles and contractions of other languages, which make no name of a noun alone: `Al meetup`, `Das Camp`. */
const ARTICLE =
  /^(?:Al|Del|El|La|Il|Lo|Un|Una|Um|Uma|Uno|Ein|Der|Die|Das|Le|Au|Du|Ao|Do|No|Na|O|A|Am|Im|Beim|Zum|Vom|Nel|Dal|Nuestro|Unser|Notre|Nosso|Nostro)\s/u;
const NOT_EVENT =
  /^(?:Valentine|Independence|Labou?r|Christmas|Halloween|Women['’]?s|Mother|Father|Earth|Birth|Release|Launch|Patch|Black|Election|Business|Working|Rainy|Sunny|Modern|Present|Every|To|Sea|Air|Pre|Ice|Bug|Zero|Contrib[Ff]est)\b/u;

/** Parts of one series that are printed as two: `KubeCon + CloudNativeCon`. */
function seriesOf(printed: string): string {
  const known = SERIES_OF.get(fold(printed));
  if (known !== undefined) return known;
  const parts = printed.split(/\s?(?:\+|\/|&|\sand\s)\s?/);
  const canonical = parts.map((part) => SERIES_OF.get(fold(part)) ?? part.trim());
  return [...new Set(canonical)].join(' + ');
}

/** Every event that a text names, in its order: known series, and `<Name> <Region>? <Year>` for any other. */
export const findEvents = recalled((text) => {
  const numbered = numberedEvents(text);
  const named = eventsIn(text).filter(({ start, end }) => !numbered.some((other) => other.start < end && start < other.end));
  return numbered.length === 0 ? named : [...numbered, ...named].sort((a, b) => a.start - b.start);
});

/** Series whose meetings are counted. */
const COUNTED = /(?:user\s?group|meet-?up|con|conf|conference|days?|summit|camp|fest|congress)$/i;

function eventsIn(text: string): readonly FoundEvent[] {
  const found: FoundEvent[] = [];
  CORE.lastIndex = 0;
  for (let match = CORE.exec(text); match !== null; match = CORE.exec(text)) {
    const core = strip(match[0]);
    if (core === null) continue;
    let start = match.index + match[0].length - core.length;
    let end = match.index + match[0].length;
    for (let joins = 0; joins < 3; joins += 1) {
      const join = JOIN_AFTER.exec(text.slice(end, end + 6));
      if (join === null) break;
      // Cut off, the next name does not see the slash before it, which elsewhere makes it part of a path.
      CORE.lastIndex = 0;
      const next = CORE.exec(text.slice(end + join[0].length, end + join[0].length + LONGEST));
      if (next === null || next.index > 0) break;
      end += join[0].length + next[0].length;
    }
    if (!SERIES_OF.has(fold(core))) start -= joinedBefore(text, start);
    const series = seriesOf(text.slice(start, end));
    const left = BEFORE.exec(text.slice(Math.max(0, start - 24), start));
    let year = left?.[1] === undefined ? null : Number(left[1]);
    let region = left?.[2] === undefined ? null : (REGION_OF.get(left[2].toLowerCase()) ?? left[2]);
    if (left !== null && (year !== null || (region !== null && !/^[A-Z]{2}$/.test(left[2] ?? '')))) start -= left[0].length;
    else region = null;
    const opening = year === null || region !== null ? null : SEASON_BEFORE.exec(text.slice(Math.max(0, start - 12), start));
    if (opening?.[1] !== undefined) {
      region = SEASON_OF.get(opening[1]) ?? null;
      start -= opening[0].length;
    }
    const counted = COUNTED.test(series) ? NUMBER_AFTER.exec(text.slice(end, end + 16)) : null;
    const ordinal = counted === null && COUNTED.test(series) ? NUMBER_BEFORE.exec(text.slice(Math.max(0, start - 8), start)) : null;
    const number = counted?.[1] ?? ordinal?.[1];
    if (number !== undefined) {
      region = `#${number}`;
      end += counted?.[0].length ?? 0;
      start -= ordinal?.[0].length ?? 0;
    }
    for (let turn = 0; turn < 2; turn += 1) {
      const rest = text.slice(end, end + 60);
      const place = region === null ? REGION_AFTER.exec(rest) : null;
      if (place?.[1] !== undefined) {
        region = REGION_OF.get(place[1].toLowerCase()) ?? place[1];
        end += place[0].length;
      }
      const named =
        region === null && (BY_CITY.has(series) || /(?:user\s?group|meetup)$/i.test(series))
          ? CITY_AFTER.exec(text.slice(end, end + 40))
          : null;
      if (named?.[1] !== undefined) {
        region = named[1];
        end += named[0].length;
      }
      const stop = region === null ? (LONG_CITY_AFTER.exec(text.slice(end, end + 40)) ?? STOP_AFTER.exec(text.slice(end, end + 12))) : null;
      if (stop?.[1] !== undefined) {
        region = stop[1];
        end += stop[0].length;
      }
      const city = region === null ? PLACE_AFTER.exec(text.slice(end, end + 60)) : null;
      if (city?.[1] !== undefined) {
        region = city[1].trim();
        end += city[0].trimEnd().length;
      }
      const season = year === null && region === null ? SEASON_AFTER.exec(text.slice(end, end + 24)) : null;
      if (season?.[1] !== undefined) {
        region = SEASON_OF.get(season[1]) ?? null;
        end += season[0].length;
      }
      const after = year === null ? YEAR_AFTER.exec(text.slice(end, end + 12)) : null;
      if (after !== null) {
        year = after[1] === undefined ? 2000 + Number(after[2]) : Number(after[1]);
        end += after[0].length;
      }
    }
    CORE.lastIndex = end;
    const printed = text
      .slice(start, end)
      .replaceAll(/\s+/g, ' ')
      .replace(/\s-\s(?=\d{4}$)/, ' ')
      .replaceAll(/^[\s,(]+|[\s,]+$/g, '');
    found.push({
      name: printed.includes('(') ? printed : printed.replace(/\)$/, ''),
      series,
      region,
      year,
      start,
      end,
    });
  }
  return found;
}

/** A capitalised run without the words that open its sentence: `Join CNCF` -> `CNCF`. */
export function withoutOpeners(run: string): string {
  let rest = run;
  while (NOT_FIRST.test(rest)) rest = rest.replace(NOT_FIRST, '');
  return rest;
}

/** How many characters before a name belong to it, as `Rust and ` in `| Rust and Wasm Meetup`. */
function joinedBefore(text: string, start: number): number {
  const lead = JOINED_BEFORE.exec(text.slice(Math.max(0, start - 60), start))?.[1];
  // Another event, or the opening of a sentence, is no part of the name.
  return lead === undefined || NOT_FIRST.test(lead) || eventsIn(lead).length > 0 ? 0 : lead.length;
}

/** Takes sentence openers off a name; null where nothing that can be an event is left. */
function strip(core: string): string | null {
  if (SERIES_OF.has(fold(core))) return core;
  const rest = withoutOpeners(core);
  if (SERIES_OF.has(fold(rest))) return rest;
  if (new RegExp(`^(?:${HEAD})\\b`, 'u').test(rest.replace(ARTICLE, '')) || NOT_EVENT.test(rest)) return null;
  return rest;
}

/** Language-free identity of an event: `kubecon-cloudnativecon-north-america-2023`. */
export function eventSlug(event: { readonly series: string; readonly region: string | null; readonly year: number | null }): string {
  return slugOf([event.series, event.region, event.year].filter((part) => part !== null).join(' '));
}

/** Reads a whole text as one event's name (front matter, a shortcode, a labelled field); an unknown name is a series of its own. */
export function readEvent(name: string): FoundEvent {
  const printed = name.replaceAll(/\s+/g, ' ').trim();
  const [first] = findEvents(printed);
  if (first !== undefined && first.end - first.start >= printed.length * 0.6) return { ...first, name: printed };
  const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(printed)?.[1];
  const series = printed.replace(/[\s,(]*(?<!\d)(?:19|20)\d{2}(?!\d)\)?/, '').trim();
  return {
    name: printed,
    series: series === '' ? printed : series,
    region: null,
    year: year === undefined ? null : Number(year),
    start: 0,
    end: printed.length,
  };
}
