import type { SiteConfig } from './site-config.ts';
import { sanitizePath } from './url-path.ts';

/** What the tokens of a permalink pattern stand for. */
export interface PermalinkPage {
  /** `YYYY-MM-DD`, or null. */
  readonly day: string | null;
  readonly title: string;
  readonly slug: string | null;
  readonly section: string;
  /** Names of the sections above the page, outermost first. */
  readonly sections: readonly string[];
  /** Name without extension and language; for a bundle that of its folder. */
  readonly contentBaseName: string;
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

type Token = (page: PermalinkPage, date: Date, config: SiteConfig) => string;

const slugOr =
  (fallback: (page: PermalinkPage) => string): Token =>
  (page, _date, config) =>
    sanitizePath(page.slug ?? fallback(page), config);
const pad = (value: number): string => String(value).padStart(2, '0');

/** https://gohugo.io/configuration/permalinks/#tokens */
const TOKENS: Readonly<Record<string, Token>> = {
  year: (_page, date) => String(date.getUTCFullYear()).padStart(4, '0'),
  month: (_page, date) => pad(date.getUTCMonth() + 1),
  monthname: (_page, date) => MONTHS[date.getUTCMonth()] ?? '',
  day: (_page, date) => pad(date.getUTCDate()),
  weekday: (_page, date) => String(date.getUTCDay()),
  weekdayname: (_page, date) => WEEKDAYS[date.getUTCDay()] ?? '',
  yearday: (_page, date) => {
    const start = new Date(date);
    start.setUTCMonth(0, 1);
    return String(Math.round((date.getTime() - start.getTime()) / 86_400_000) + 1);
  },
  section: (page, _date, config) => sanitizePath(page.section, config),
  sectionslug: (page, _date, config) => sanitizePath(page.section, config),
  sections: (page, _date, config) => sanitizePath(page.sections.join('/'), config),
  sectionslugs: (page, _date, config) => sanitizePath(page.sections.join('/'), config),
  title: (page, _date, config) => sanitizePath(page.title, config),
  slug: slugOr(({ title }) => title),
  filename: (page, _date, config) => sanitizePath(page.contentBaseName, config),
  contentbasename: (page, _date, config) => sanitizePath(page.contentBaseName, config),
  slugorfilename: slugOr(({ contentBaseName }) => contentBaseName),
  slugorcontentbasename: slugOr(({ contentBaseName }) => contentBaseName),
};

/** Fills in a permalink pattern (`/:section/:year/:month/:slug/`, `/:sections[1:]/:slug`). An unknown token stays as it is. */
export function expandPermalink(pattern: string, page: PermalinkPage, config: SiteConfig): string {
  const date = new Date(`${page.day ?? '0001-01-01'}T00:00:00Z`);
  return pattern.replaceAll(
    /:([a-z]+)(?:\[(\d*|last)(:?)(\d*|last)\])?/g,
    (written, name: string, from?: string, colon?: string, to?: string) => {
      const token = TOKENS[name];
      if (token === undefined) return written;
      if (from === undefined || !name.startsWith('sections')) return token(page, date, config);
      const index = (text: string | undefined, otherwise: number): number =>
        text === undefined || text === '' ? otherwise : text === 'last' ? page.sections.length - 1 : Number(text);
      const start = index(from, 0);
      const end = colon === ':' ? index(to, page.sections.length) : start + 1;
      return sanitizePath(page.sections.slice(start, end).join('/'), config);
    },
  );
}
