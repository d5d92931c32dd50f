import { diagnostic } from '../diagnostics.ts';
import type { Document } from '../hugo/document.ts';
import type { SiteConfig } from '../hugo/site-config.ts';
import type { SiteFiles } from '../hugo/site-files.ts';
import { imageToken, linkToken } from '../markdown/html.ts';
import type { Diagnostic, ImageUse, LinkRecord } from '../model.ts';
import { imageCandidates, type ImagePage, pathCandidates, resourceFolders } from './image-sources.ts';
import { linkShape } from './links.ts';
import { labelResources, type ResourceLabels } from './resource-labels.ts';

type ImageFacts = Omit<ImageUse, 'candidates'>;

/** Collects a document's images, links and findings while its text is walked through. */
export class Findings {
  readonly images: ImageUse[] = [];
  readonly links: LinkRecord[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly page: ImagePage;
  private readonly document: Document;
  private readonly config: SiteConfig;
  private readonly files: SiteFiles;
  private readonly unknown = new Set<string>();
  private labelled: ResourceLabels | null = null;

  constructor(document: Document, config: SiteConfig, files: SiteFiles) {
    this.document = document;
    this.config = config;
    this.files = files;
    this.page = { site: document.site, place: document.place, config };
  }

  /** Notes one appearance of an image. Returns the URL that stands for it in the tree, or null where it is no image address. */
  addImage(facts: ImageFacts): string | null {
    const named = this.labels().paths.get(facts.source.trim().replace(/^\.\//, '').toLowerCase());
    const candidates = imageCandidates(facts.source, this.page);
    return this.add(facts, named === undefined ? candidates : [...new Set([...pathCandidates(named, this.page), ...candidates])]);
  }

  /** The same for a file of the page's bundle by its name, which is no URL. */
  addResource(facts: ImageFacts): string | null {
    return this.add(facts, pathCandidates(facts.source, this.page));
  }

  private add(facts: ImageFacts, candidates: readonly string[]): string | null {
    if (candidates.length === 0) return null;
    this.images.push({ candidates, ...facts, title: facts.title ?? this.titleOf(candidates) });
    return imageToken(this.images.length - 1);
  }

  private titleOf(candidates: readonly string[]): string | null {
    const { titles } = this.labels();
    const key = candidates.find((each) => titles.has(each));
    return key === undefined ? null : (titles.get(key) ?? null);
  }

  /** Notes a link. Returns the URL that stands for it in the tree: a token only where other files decide what it leads to. */
  addLink(url: string, text: string, line: number, isReference = false): string {
    const shape = isReference ? { internal: true, isReference } : linkShape(url, this.config);
    if (shape === null) return url;
    this.links.push({ url, text, line, ...shape });
    return shape.internal ? linkToken(this.links.length - 1) : url;
  }

  addUnknown(name: string, line: number): void {
    if (this.unknown.has(name)) return;
    this.unknown.add(name);
    const place = { site: this.document.site, sourcePath: this.document.sourcePath, line };
    this.diagnostics.push(diagnostic('SHORTCODE_UNKNOWN', place, `The shortcode "${name}" is not known.`));
  }

  addMissing(message: string, line: number): void {
    this.diagnostics.push(diagnostic('IMAGE_MISSING', { site: this.document.site, sourcePath: this.document.sourcePath, line }, message));
  }

  /**
   * Files of the page's bundle (its own, else the default language's) whose path in it passes the test, by path. A
   * section has those of its folder alone, a page without a bundle has none.
   */
  resources(test: (path: string) => boolean): string[] {
    const { isBundle, kind } = this.page.place;
    if (!isBundle) return [];
    const found = new Map<string, string>();
    for (const folder of resourceFolders(this.page)) {
      for (const path of this.files.othersBelow(folder)) {
        const name = folder === '' ? path : path.slice(folder.length + 1);
        const isOwn = kind === 'PAGE' ? !name.startsWith('../') : !name.includes('/');
        if (isOwn && !found.has(name) && test(name)) found.set(name, path);
      }
    }
    return [...found.keys()].toSorted();
  }

  /** What `resources:` of the front matter give to bundle files: titles by the file's key, paths by name. */
  private labels(): ResourceLabels {
    if (this.labelled === null) {
      const { resources } = this.document.fields;
      const { titles, paths } = labelResources(resources, resources.length === 0 ? [] : this.resources(() => true));
      this.labelled = { titles: new Map(Array.from(titles, ([path, title]) => [pathCandidates(path, this.page)[0] ?? '', title])), paths };
    }
    return this.labelled;
  }
}
