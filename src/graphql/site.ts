import type { MaybePromise } from '../model.ts';
import type { SiteRow } from '../store/rows.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { chain } from './maybe-promise.ts';

export const Site = builder.objectRef<SiteRow>('Site');

Site.implement({
  description: 'One folder of content, usually one Hugo site.',
  fields: (t) => ({
    key: t.string({ description: 'Its short name, by which filters name it.', resolve: (site) => site.key }),
    title: t.string({ nullable: true, description: 'Its title; null where its configuration has none.', resolve: (site) => site.title }),
    baseUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'Where it is published, with a slash at the end; null where its configuration does not say.',
      resolve: (site) => site.baseUrl,
    }),
    defaultLanguage: t.string({ description: 'BCP 47 tag of its default language.', resolve: (site) => site.defaultLanguage }),
    languages: t.stringList({ description: 'BCP 47 tags of its languages, in its order.', resolve: (site) => site.languages }),
    postCount: t.int({ description: 'Number of posts that are served.', resolve: (site) => site.postCount }),
    talkCount: t.int({ description: 'Number of distinct talks that its posts mention.', resolve: (site) => site.talkCount }),
  }),
});

/** Sites are few: an operation reads them all, once. */
const known = new WeakMap<Context, MaybePromise<ReadonlyMap<string, SiteRow>>>();

/** Every site by its key, in their order. */
export function sitesOf(context: Context): MaybePromise<ReadonlyMap<string, SiteRow>> {
  let sites = known.get(context);
  if (sites === undefined) {
    sites = chain(context.reader.sites(), (rows) => new Map(rows.map((row) => [row.key, row])));
    known.set(context, sites);
  }
  return sites;
}

/** The site of a row; every row's site is in the store. */
export function siteOf(context: Context, key: string): MaybePromise<SiteRow> {
  return chain(sitesOf(context), (sites) => {
    const site = sites.get(key);
    if (!site) throw new Error(`The store holds no site "${key}".`);
    return site;
  });
}

builder.queryFields((t) => ({
  site: t.field({
    type: Site,
    nullable: true,
    description: 'One site; null where there is none such.',
    args: { key: t.arg.string({ description: 'Its key. Without one: the only site, or null where there are several.' }) },
    resolve: (_root, { key }, context) => chain(sitesOf(context), (sites) => pick(sites, key)),
  }),
  sites: t.field({
    type: [Site],
    description: 'All sites, in the order in which they were given.',
    resolve: (_root, _args, context) => chain(sitesOf(context), (sites) => [...sites.values()]),
  }),
}));

function pick(sites: ReadonlyMap<string, SiteRow>, key: string | null | undefined): SiteRow | null {
  if (typeof key === 'string') return sites.get(key) ?? null;
  const [only] = sites.values();
  return sites.size === 1 && only ? only : null;
}
