const DAY = /^((?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)/;
const YEAR = /^(?:19|20)\d{2}$/;

/**
 * A day near which the text of a file was written, by its path: the day that its name or folder begins with
 * (`posts/2018-11-26-heron.md`), else the middle of the year that one of them is (`talks/2020.md`); null where they say nothing.
 */
export function dayOfPath(path: string): string | null {
  const parts = path
    .replace(/(?:\.[\w-]{2,5})?\.\w+$/, '')
    .split('/')
    .toReversed();
  const day = parts.map((part) => DAY.exec(part)?.[1]).find((found) => found !== undefined);
  const year = parts.find((part) => YEAR.test(part));
  return day ?? (year === undefined ? null : `${year}-07-01`);
}
