import { it } from 'vitest';
import { assertSameAsFresh } from '../edited-sites.ts';

it('ingestions that follow each other leave what a fresh one would, over 300 histories', () => assertSameAsFresh(300), 900_000);
