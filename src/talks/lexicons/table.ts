import type { Lexicon } from '../lexicon.ts';
import { cs } from './cs.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';
import { ru } from './ru.ts';
import { sv } from './sv.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { zh } from './zh.ts';

/** Every lexicon; English is first and lies beneath all others. */
export const LEXICONS: readonly [Lexicon, ...Lexicon[]] = [en, cs, de, es, fr, it, ja, ko, nl, pl, pt, ro, ru, sv, tr, uk, zh];
