/**
 * The parts of Drizzle that Lectern uses, out of its CommonJS build. As ES modules its hundreds of files take Node ten
 * times as long, since it parses Drizzle's package.json (180 kB) anew for each of them: half of a process's start.
 */
import { createRequire } from 'node:module';
import type * as Drizzle from 'drizzle-orm';
import type * as Driver from 'drizzle-orm/better-sqlite3';
import type * as Core from 'drizzle-orm/sqlite-core';

const load = createRequire(import.meta.url);

export const { getTableColumns, sql }: typeof Drizzle = load('drizzle-orm');
export const { drizzle }: typeof Driver = load('drizzle-orm/better-sqlite3');
export const { index, integer, primaryKey, sqliteTable, text, uniqueIndex }: typeof Core = load('drizzle-orm/sqlite-core');
