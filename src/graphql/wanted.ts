import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import type { EntityName, RowOf } from '../store/entities.ts';

type Reads<Name extends EntityName> = Readonly<Record<string, readonly (keyof RowOf<Name>)[]>>;

/** Fields that read the member of their own name. */
function own<Name extends EntityName>(...names: readonly (keyof RowOf<Name> & string)[]): Reads<Name> {
  return Object.fromEntries(names.map((name) => [name, [name]]));
}

/** Fields that read nothing but the key. */
function keyed(...names: readonly string[]): Readonly<Record<string, readonly never[]>> {
  return Object.fromEntries(['__typename', 'id', ...names].map((name) => [name, []]));
}

/**
 * What fields read of their row; `name()` is a field with arguments. A field that is missing here reads everything: that
 * costs time, and nothing else.
 */
const READS: { readonly [Name in EntityName]?: Reads<Name> } = {
  Post: {
    ...keyed(
      'keywords',
      'images',
      'talks',
      'talkMentions',
      'backlinks',
      'keywords()',
      'images()',
      'talks()',
      'talkMentions()',
      'backlinks()',
    ),
    ...own<'Post'>('site', 'sourcePath', 'url', 'aliases', 'slug', 'section', 'kind', 'title', 'linkTitle', 'description'),
    ...own<'Post'>('publishedAt', 'modifiedAt', 'expiresAt', 'draft', 'weight', 'attribution', 'authors', 'language', 'featuredImage'),
  },
  Keyword: {
    ...keyed('posts', 'posts()', 'talks', 'talks()', 'postCount()', 'talkCount()'),
    ...own<'Keyword'>('name', 'spellings', 'postCount', 'talkCount', 'lastUsedAt'),
    slug: ['key'],
  },
  Talk: {
    ...keyed('keywords', 'keywords()', 'mentions', 'mentions()'),
    ...own<'Talk'>(
      'title',
      'kind',
      'url',
      'recordingUrl',
      'scheduleUrl',
      'slidesUrl',
      'video',
      'startsOn',
      'event',
      'speakers',
      'languages',
    ),
  },
  Image: {
    ...keyed('posts', 'posts()'),
    ...own<'Image'>('sourcePath', 'exists', 'width', 'height', 'format', 'bytes', 'animated', 'placeholder', 'dominantColor'),
    url: ['site', 'sourcePath', 'remoteUrl', 'digest'],
  },
};

/** The members of a connection's rows that its selections read; undefined for all of them. */
export function wantedMembers(entity: EntityName, { fieldNodes, fragments }: GraphQLResolveInfo): readonly string[] | undefined {
  const reads: Readonly<Record<string, readonly string[]>> | undefined = READS[entity];
  if (reads === undefined) return undefined;
  const wanted = new Set<string>();
  /** Spreads of spreads double at every step: each fragment is looked at once as part of the connection, and once of the node. */
  const seen = new Set<string>();
  /** Whether every selection is known. */
  const visit = (selections: SelectionSetNode | undefined, inNode: boolean): boolean => {
    for (const selection of selections?.selections ?? []) {
      if (selection.kind === 'InlineFragment') {
        if (!visit(selection.selectionSet, inNode)) return false;
        continue;
      }
      if (selection.kind === 'FragmentSpread') {
        const spread = `${inNode} ${selection.name.value}`;
        if (!seen.has(spread) && !visit(fragments[selection.name.value]?.selectionSet, inNode)) return false;
        seen.add(spread);
        continue;
      }
      const { name, selectionSet } = selection;
      if (!inNode) {
        if ((name.value === 'nodes' || name.value === 'node') && !visit(selectionSet, true)) return false;
        if (name.value === 'edges' && !visit(selectionSet, false)) return false;
        continue;
      }
      const members = reads[selection.arguments?.length ? `${name.value}()` : name.value];
      if (members === undefined) return false;
      for (const member of members) wanted.add(member);
    }
    return true;
  };
  for (const { selectionSet } of fieldNodes) if (!visit(selectionSet, false)) return undefined;
  return [...wanted].toSorted();
}

/**
 * What a field with these arguments and selections is known by among its siblings: its node in the query, where it is
 * selected once. Nodes that are merged may be merged with others elsewhere.
 */
export function placeOf({ fieldNodes }: GraphQLResolveInfo): unknown {
  return fieldNodes.length === 1 ? fieldNodes[0] : fieldNodes.map(({ loc }) => loc?.start).join(' ');
}
