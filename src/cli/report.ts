import type { Diagnostic } from '../model.ts';
import type { IngestReport } from '../ingest.ts';
import type { LecternOptions } from '../lectern.ts';

/** The end of an ingestion in plain words: what there is, what changed, what is wrong with it, how long it took. */
export function reportLines(report: IngestReport): string[] {
  const { counts, changes, diagnostics, languages } = report;
  const lines = [
    [
      plural(counts.posts, 'post'),
      plural(counts.images, 'image'),
      plural(counts.keywords, 'keyword'),
      plural(counts.talks, 'talk'),
      plural(counts.speakers, 'speaker'),
      plural(counts.events, 'event'),
      `${plural(languages.length, 'language')}${languages.length === 0 ? '' : ` (${languages.join(', ')})`}`,
    ].join(', '),
    `${plural(changes.created, 'post')} created, ${changes.updated} updated, ${changes.deleted} deleted; ${plural(changes.parsed, 'file')} parsed, ${changes.unchanged} unchanged; ${plural(changes.decoded, 'image')} decoded`,
  ];
  if (changes.parsed + changes.unchanged === 0) lines.push('no Markdown files were found: is that the folder of a site?');
  if (diagnostics.length > 0) {
    const codes = diagnostics.map(({ code, severity, count }) => `${code} ${count} (${severity.toLowerCase()})`);
    lines.push(`diagnostics: ${codes.join(', ')}`);
  }
  lines.push(`${report.kept ? 'the old content was kept' : `revision ${report.revision}`}, ${report.seconds.toFixed(2)} s`);
  return lines;
}

/** One finding as compilers print theirs: place, severity, code, what happened, what to do. */
export function diagnosticLine(finding: Diagnostic): string {
  const position = [finding.line, finding.column].filter((part) => part !== null).map((part) => `:${part}`);
  const place = `${finding.site}/${finding.sourcePath}${position.join('')}`;
  const hint = finding.hint === null ? '' : ` ${finding.hint}`;
  return `${place}: ${finding.severity.toLowerCase()} ${finding.code}: ${finding.message}${hint}`;
}

/** Where a server can be reached, and how it is stopped. @param url with a slash at the end */
export function addressLines(url: string, { graphiql = true, hardened = false }: LecternOptions): string[] {
  return [...(graphiql && !hardened ? [`GraphiQL: ${url}`] : []), `GraphQL:  ${url}graphql`, 'Press Ctrl+C to stop.'];
}

/** `1 post`, `2 posts`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
