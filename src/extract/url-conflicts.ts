import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, PageEntry } from '../model.ts';

/**
 * Pages that share their URL with another: the first by path is served, the others are losers. Case and composition of
 * characters do not tell URLs apart, because file systems and servers differ about them.
 */
export function urlConflicts(pages: readonly PageEntry[]): { losers: ReadonlySet<string>; diagnostics: Diagnostic[] } {
  const winners = new Map<string, PageEntry>();
  const losers = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const page of pages.toSorted((a, b) => (a.sourcePath < b.sourcePath ? -1 : 1))) {
    const url = `${page.site} ${decoded(page.url).normalize('NFC').toLowerCase()}`;
    const winner = winners.get(url);
    if (winner === undefined) {
      winners.set(url, page);
      continue;
    }
    losers.add(page.key);
    diagnostics.push(
      diagnostic(
        'URL_CONFLICT',
        { site: page.site, sourcePath: page.sourcePath },
        `${page.sourcePath} has the URL ${page.url} of ${winner.sourcePath}, which is served.`,
      ),
    );
  }
  return { losers, diagnostics };
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
