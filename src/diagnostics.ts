import type { Diagnostic, DiagnosticSeverity } from './model.ts';

interface DiagnosticRule {
  readonly severity: DiagnosticSeverity;
  /** What it means, for the README's table. */
  readonly meaning: string;
  /** The usual remedy; a finding may carry a more exact one. */
  readonly hint: string;
}

/** Every code that a diagnostic can carry. Codes are permanent. */
export const DIAGNOSTIC_CODES = {
  FILE_SKIPPED: {
    severity: 'WARNING',
    meaning: 'A file was not read: a link, a device, unreadable, or gone.',
    hint: 'Put a regular, readable file in its place.',
  },
  ENCODING_INVALID: { severity: 'ERROR', meaning: 'A file is not UTF-8 text.', hint: 'Save the file as UTF-8.' },
  DOCUMENT_TOO_LARGE: { severity: 'ERROR', meaning: 'A Markdown file is over 1 MiB.', hint: 'Divide the page into several.' },
  DOCUMENT_TOO_DEEP: { severity: 'ERROR', meaning: 'Lists or quotes are nested more than 100 deep.', hint: 'Flatten the nesting.' },
  DOCUMENT_TIMEOUT: { severity: 'ERROR', meaning: 'A document took too long to read.', hint: 'Divide or simplify the page.' },
  FRONT_MATTER_INVALID: {
    severity: 'ERROR',
    meaning: 'Front matter cannot be read.',
    hint: 'Mend the front matter; quote values that contain ": ".',
  },
  FRONT_MATTER_LANGUAGE: {
    severity: 'ERROR',
    meaning: 'Front matter in a language other than YAML, TOML or JSON.',
    hint: 'Write it as YAML between two lines of ---.',
  },
  FRONT_MATTER_TOO_COMPLEX: {
    severity: 'ERROR',
    meaning: 'Front matter is too large, too deep or has too many values.',
    hint: 'Move data out of the front matter.',
  },
  FRONT_MATTER_KEY: { severity: 'WARNING', meaning: 'A front matter key was dropped for safety.', hint: 'Rename the key.' },
  FRONT_MATTER_TYPE: {
    severity: 'WARNING',
    meaning: 'A front matter value has the wrong type.',
    hint: "Write the value as the README's table of fields says.",
  },
  DATE_INVALID: {
    severity: 'WARNING',
    meaning: 'A date that does not exist or cannot be read.',
    hint: 'Write dates as 2024-03-20 or 2024-03-20T10:00:00Z.',
  },
  SHORTCODE_INVALID: {
    severity: 'WARNING',
    meaning: 'A shortcode is unclosed, malformed, or nested too deep.',
    hint: 'Close the shortcode; nest at most 16 deep.',
  },
  SHORTCODE_UNKNOWN: {
    severity: 'INFO',
    meaning: 'A shortcode that Lectern does not know; its inner text is kept.',
    hint: 'Nothing to do, unless its output matters.',
  },
  PAGE_UNPUBLISHED: {
    severity: 'INFO',
    meaning: "A Markdown file that is no page of its own: in another page's bundle, headless, or outside of the content folders.",
    hint: 'Nothing to do, unless it should be a page: then move it out of the bundle or mend the configuration.',
  },
  URL_CONFLICT: {
    severity: 'ERROR',
    meaning: 'Two files have one URL; the first by path is served.',
    hint: 'Rename one of them or give it another slug or url.',
  },
  IMAGE_MISSING: { severity: 'WARNING', meaning: 'A post shows an image file that is not there.', hint: 'Add the file or mend the path.' },
  IMAGE_INVALID: {
    severity: 'WARNING',
    meaning: 'An image cannot be read, or is not what its name says.',
    hint: 'Export the image again.',
  },
  IMAGE_TOO_LARGE: {
    severity: 'WARNING',
    meaning: 'An image is over 16,384 pixels a side, 100 megapixels, 25 MiB or 2,000 pixels a byte.',
    hint: 'Scale the image down.',
  },
  LINK_BROKEN: {
    severity: 'WARNING',
    meaning: 'A link leads to a page of the site that is not there.',
    hint: 'Mend the link, or add an alias to the page that moved.',
  },
  CONFIG_INVALID: { severity: 'ERROR', meaning: 'The site configuration cannot be read.', hint: 'Mend the configuration file.' },
  TALK_INVALID: {
    severity: 'WARNING',
    meaning: "A `talks:` entry, a `talk` shortcode or the front matter of a talk's own page has a wrong value.",
    hint: "Write it as the README's section on talks says.",
  },
} as const satisfies Record<string, DiagnosticRule>;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;

/** Where a finding is: `line` and `column` 1-based in the file on disk. */
export interface DiagnosticPlace {
  readonly site: string;
  readonly sourcePath: string;
  readonly line?: number | null;
  readonly column?: number | null;
}

/** Makes a finding; severity and, unless given, the hint come from the table. */
export function diagnostic(code: DiagnosticCode, place: DiagnosticPlace, message: string, hint?: string): Diagnostic {
  const rule = DIAGNOSTIC_CODES[code];
  return {
    code,
    severity: rule.severity,
    message,
    hint: hint ?? rule.hint,
    site: place.site,
    sourcePath: place.sourcePath,
    line: place.line ?? null,
    column: place.column ?? null,
  };
}
