import { relative, resolve, sep } from 'node:path';
import { LecternError } from './errors.ts';
import { talkSourceOf } from './extract/talk-source.ts';
import { readSource } from './files/source.ts';
import { parseDocument } from './hugo/document.ts';
import type { VisibilityRules } from './hugo/visibility.ts';
import { openSites } from './site.ts';
import { explainTalks } from './talks/reader.ts';
import type { TalkExplanation } from './talks/source.ts';

/**
 * Says of one post how each of its links was read: the block, the format and words that read it, each field, and why a
 * link was taken as no talk.
 * @param file path of a Markdown file of one of the sites, or its name as findings print it: `SITE/path/below/content.md`
 * @throws LecternError USAGE where it is none
 */
export function explainFile(file: string, sites: readonly string[], rules: VisibilityRules): readonly TalkExplanation[] {
  const absolutePath = resolve(file);
  for (const site of openSites(sites, process.cwd(), rules)) {
    const path = relative(site.folder.contentFolder, absolutePath).split(sep).join('/').normalize('NFC');
    const found =
      site.documents.find((document) => document.path === path) ??
      site.documents.find((document) => `${site.folder.key}/${document.path}` === file.normalize('NFC'));
    if (found === undefined) continue;
    const { source, diagnostics } = readSource(found, site.folder.key);
    if (source === null)
      throw new LecternError('USAGE', diagnostics[0]?.message ?? `${file} cannot be read.`, {
        hint: diagnostics[0]?.hint ?? 'Name another file.',
      });
    return explainTalks(talkSourceOf(parseDocument(source, site.config, site.files)));
  }
  throw new LecternError('USAGE', `${file} is no Markdown file of the sites ${sites.join(', ')}.`, {
    hint: 'Name a file below the content folder of a SITE that you give, by its path or as findings name it.',
  });
}
