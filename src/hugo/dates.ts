const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Zone names whose offset does not depend on the day; others cannot be told apart and are refused. */
const ZONES: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
};

const TIME = String.raw`(?:(?:[Tt]|\s+)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?)?`;
const ZONE = String.raw`(?:\s*(?<offset>[Zz]|[+-]\d{2}:?(?:\d{2})?))?(?:\s+(?<zone>[A-Za-z]{1,5}))?`;

/** The shapes that Hugo reads, and single digits: `2006-01-02T15:04:05Z`, `2020-1-2 9:00:00 +0200`, `Mon, 02 Jan 2006 …`, `Jan 2, 2006`. */
const SHAPES = [
  new RegExp(String.raw`^(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})${TIME}${ZONE}$`),
  new RegExp(String.raw`^(?:[A-Za-z]{3,9},?\s+)?(?<day>\d{1,2})[-\s](?<name>[A-Za-z]{3,9}),?[-\s](?<year>\d{4})${TIME}${ZONE}$`),
  new RegExp(String.raw`^(?:[A-Za-z]{3,9},?\s+)?(?<name>[A-Za-z]{3,9})\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})${TIME}${ZONE}$`),
];

export interface ReadDate {
  /** RFC 3339 in UTC with seconds: `2023-11-16T00:00:00Z`. */
  readonly instant: string;
  /** `YYYY-MM-DD` as written, whatever the offset: what permalinks are made of. */
  readonly day: string;
}

/**
 * Reads a date strictly: no day, hour or month that does not exist.
 * @param timeZone IANA name, for dates that give no offset
 */
export function parseDate(text: string, timeZone: string): ReadDate | null {
  const groups = SHAPES.map((shape) => shape.exec(text.trim())?.groups).find((found) => found !== undefined);
  if (groups === undefined) return null;
  const [year, hour, minute, second] = [groups['year'], groups['hour'], groups['minute'], groups['second']].map((digits) =>
    Number(digits ?? 0),
  ) as [number, number, number, number];
  const day = Number(groups['day']);
  const month = groups['name'] === undefined ? Number(groups['month']) - 1 : monthOf(groups['name']);
  if (hour > 23 || minute > 59 || second > 59) return null;
  const local = new Date(0);
  local.setUTCFullYear(year, month, day);
  if (local.getUTCFullYear() !== year || local.getUTCMonth() !== month || local.getUTCDate() !== day) return null;
  const writtenDay = local.toISOString().slice(0, 10);
  local.setUTCHours(hour, minute, second);
  const offset = offsetOf(groups['offset'], groups['zone']);
  if (offset === null) return null;
  const instant = offset === undefined ? local.getTime() - zoneOffset(local.getTime(), timeZone) : local.getTime() - offset * 60_000;
  return { instant: formatInstant(instant), day: writtenDay };
}

/** An instant in milliseconds as RFC 3339 in UTC with seconds. */
function formatInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

function monthOf(name: string): number {
  const index = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return index === -1 ? Number.NaN : index;
}

/** Minutes east of UTC; undefined where the text says nothing, null where it is no zone. */
function offsetOf(digits: string | undefined, name: string | undefined): number | null | undefined {
  if (digits === undefined) return name === undefined ? undefined : (ZONES[name.toLowerCase()] ?? null);
  if (digits.toLowerCase() === 'z') return 0;
  const [hours, minutes] = [Number(digits.slice(1, 3)), Number(digits.slice(3).replace(':', '') || 0)];
  if (hours > 14 || minutes > 59) return null;
  return (digits.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** Milliseconds that clocks in the zone are ahead of UTC when they show `local`. */
function zoneOffset(local: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const shown = (instant: number): number => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
  };
  // The second step settles the hours around a change of clocks.
  const guess = local - (shown(local) - local);
  return shown(guess) - guess;
}
