import type { ValueNode } from 'graphql';
import type { Json } from '../model.ts';
import { builder } from './builder.ts';
import { badUserInput } from './errors.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** An instant as the store writes it, in UTC with seconds: so instants compare as text. */
function parseInstant(value: unknown, node?: ValueNode): string {
  if (typeof value === 'string' && INSTANT.test(value) && isCalendarDate(value.slice(0, 10))) {
    const instant = new Date(value.toUpperCase());
    if (!Number.isNaN(instant.valueOf())) return instant.toISOString().replace('.000Z', 'Z');
  }
  throw badUserInput(`${inQuotes(value)} is not a DateTime: write RFC 3339 with a zone, like "2023-11-16T09:30:00Z".`, node);
}

function parseDate(value: unknown, node?: ValueNode): string {
  if (typeof value === 'string' && DATE.test(value) && isCalendarDate(value)) return value;
  throw badUserInput(`${inQuotes(value)} is not a Date: write a calendar date, like "2023-11-16".`, node);
}

/** Whether the day exists: 2024-02-30 does not. */
function isCalendarDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(value);
}

function parseUrl(value: unknown, node?: ValueNode): string {
  if (typeof value === 'string' && URL.canParse(value)) return value;
  throw badUserInput(`${inQuotes(value)} is not an absolute URL.`, node);
}

/** A literal as it is written: no number, boolean or list looks like a date or URL. */
function writtenIn(node: ValueNode): unknown {
  return 'value' in node ? node.value : node.kind;
}

function inQuotes(value: unknown): string {
  return (JSON.stringify(value) ?? typeof value).slice(0, 100);
}

builder.scalarType('DateTime', {
  description: 'An instant as RFC 3339, in UTC where the gateway writes it: `2023-11-16T00:00:00Z`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (value) => value,
  parseValue: (value) => parseInstant(value),
  parseLiteral: (node) => parseInstant(writtenIn(node), node),
});

builder.scalarType('Date', {
  description: 'A calendar date without a time or zone: `2023-11-16`.',
  serialize: (value) => value,
  parseValue: (value) => parseDate(value),
  parseLiteral: (node) => parseDate(writtenIn(node), node),
});

builder.scalarType('URL', {
  description: 'An absolute URL.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
  serialize: (value) => value,
  parseValue: (value) => parseUrl(value),
  parseLiteral: (node) => parseUrl(writtenIn(node), node),
});

builder.scalarType('JSON', {
  description: 'Any JSON value: object, list, text, number, boolean or null.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  serialize: (value) => value,
  parseValue: (value) => value as Json,
});
