import type { TalkFormat } from '../format.ts';
import { embed } from './embed.ts';
import { entry } from './entry.ts';
import { fields } from './fields.ts';
import { occasions } from './occasions.ts';
import { outline } from './outline.ts';
import { prose } from './prose.ts';
import { row } from './row.ts';

/** Every format in the order in which they are tried: the ones that need the most proof first. */
export const FORMATS: readonly TalkFormat[] = [row, fields, embed, occasions, outline, entry, prose];
