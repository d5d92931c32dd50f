import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic, DiagnosticSeverity } from '../model.ts';
import type { Raw } from './row-view.ts';
import type { Writing } from './writing.ts';

/** A step that reports diagnostics; it replaces its own earlier ones. */
export type DiagnosticStep = 'file' | 'references' | 'images' | 'site';

const COLUMNS = 'code, severity, message, hint, site, source_path AS sourcePath, line, "column"';

/** Replaces what one step has found of one file (or, without a path, of a whole site). */
export function putDiagnostics(
  writing: Writing,
  step: DiagnosticStep,
  site: string,
  sourcePath: string | null,
  diagnostics: readonly Diagnostic[],
): void {
  const where = sourcePath === null ? 'step = ? AND site = ?' : 'step = ? AND site = ? AND source_path = ?';
  const values = sourcePath === null ? [step, site] : [step, site, sourcePath];
  // Sorted here: a sorter of SQLite's costs more than all the rest, and mostly there is nothing to sort.
  const old = writing.all(`SELECT key, ${COLUMNS} FROM diagnostics WHERE ${where}`, ...values).sort(byKey);
  const rows = diagnostics.map((finding, at) => {
    const key = [finding.site, finding.sourcePath, pad(finding.line), pad(finding.column), finding.code, step, pad(at)].join('\u0001');
    return { key, ...finding };
  });
  if (isDeepStrictEqual(old, rows.toSorted(byKey))) return;
  writing.changed = true;
  if (old.length > 0) writing.run(`DELETE FROM diagnostics WHERE ${where}`, ...values);
  for (const row of rows) writing.insert.diagnostics({ ...row, step });
}

function byKey(a: Raw, b: Raw): number {
  return (a['key'] as string) < (b['key'] as string) ? -1 : 1;
}

/** Whether reading a file has found errors. */
export function hasErrors(writing: Writing, site: string, path: string): boolean {
  const errors = "SELECT 1 FROM diagnostics WHERE step = 'file' AND severity = 'ERROR' AND site = ? AND source_path = ? LIMIT 1";
  return writing.all(errors, site, path).length > 0;
}

/** Every finding of every site as it stands now, by site, path and place. */
export function diagnosticRows(writing: Writing): Diagnostic[] {
  return writing.all(`SELECT ${COLUMNS} FROM diagnostics ORDER BY key`) as unknown as Diagnostic[];
}

/** Findings by code, the most severe first. */
export function diagnosticCounts(
  writing: Writing,
): { readonly code: string; readonly severity: DiagnosticSeverity; readonly count: number }[] {
  return writing.all(
    `SELECT code, (SELECT severity FROM diagnostics d WHERE d.code = counted.code LIMIT 1) AS severity, count
     FROM (SELECT code, count(*) AS count FROM diagnostics GROUP BY code) counted
     ORDER BY CASE severity WHEN 'ERROR' THEN 0 WHEN 'WARNING' THEN 1 ELSE 2 END, count DESC, code`,
  ) as never;
}

/** So that numbers in a text key sort as numbers. */
function pad(value: number | null): string {
  return String(value ?? 0).padStart(7, '0');
}
