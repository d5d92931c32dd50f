/**
 * Connections below another node. `from` joins the table of pairs (alias `l`) with the children (alias `c`); where the
 * pair is the child itself, both are one row. `orders` are the copies of a child's order that the pairs' index holds,
 * so that the default order is read from it alone.
 */
import { ENTITIES, type AnyOrder, type EntityName, IMAGE, type RowOf } from './entities.ts';
import { type Raw, viewOf } from './row-view.ts';
import type { ImageUseRow } from './rows.ts';

export interface Relations {
  readonly 'Post.images': { child: 'Image'; row: ImageUseRow };
  readonly 'Post.keywords': { child: 'Keyword'; row: RowOf<'Keyword'> };
  readonly 'Post.talks': { child: 'Talk'; row: RowOf<'Talk'> };
  readonly 'Post.talkMentions': { child: 'TalkMention'; row: RowOf<'TalkMention'> };
  readonly 'Post.backlinks': { child: 'Post'; row: RowOf<'Post'> };
  readonly 'Image.posts': { child: 'Post'; row: RowOf<'Post'> };
  readonly 'Keyword.posts': { child: 'Post'; row: RowOf<'Post'> };
  readonly 'Keyword.talks': { child: 'Talk'; row: RowOf<'Talk'> };
  readonly 'Talk.keywords': { child: 'Keyword'; row: RowOf<'Keyword'> };
  readonly 'Talk.mentions': { child: 'TalkMention'; row: RowOf<'TalkMention'> };
  readonly 'Speaker.talks': { child: 'Talk'; row: RowOf<'Talk'> };
  readonly 'Speaker.organizations': { child: 'Organization'; row: RowOf<'Organization'> };
  readonly 'Organization.talks': { child: 'Talk'; row: RowOf<'Talk'> };
  readonly 'Organization.speakers': { child: 'Speaker'; row: RowOf<'Speaker'> };
  readonly 'Event.talks': { child: 'Talk'; row: RowOf<'Talk'> };
  readonly 'Event.posts': { child: 'Post'; row: RowOf<'Post'> };
}
export type RelationName = keyof Relations;

export interface Relation<R extends RelationName = RelationName> {
  readonly child: Relations[R]['child'];
  readonly from: string;
  /** The pairs alone; none where a pair is the child itself, or not every child is served. */
  readonly pairs?: string;
  readonly parent: string;
  /** Order columns that replace or add to the child's own. */
  readonly orders: Readonly<Record<string, string>>;
  /** The unique column at the end of every order. */
  readonly key: string;
  readonly defaultOrder: readonly AnyOrder[];
  /** Columns of the pair beside the child's. */
  readonly columns?: string;
  readonly read: (raw: Raw) => Relations[R]['row'];
}

const newest: readonly AnyOrder[] = [{ field: 'PUBLISHED_AT', direction: 'DESC' }];
const latestEvent: readonly AnyOrder[] = [{ field: 'EVENT_DATE', direction: 'DESC' }];
const textOrder: readonly AnyOrder[] = [{ field: 'POSITION', direction: 'ASC' }];

function pairs<E extends EntityName>(
  child: E,
  table: string,
  parent: string,
  childKey: string,
  orders: Readonly<Record<string, string>>,
  defaultOrder: readonly AnyOrder[],
) {
  return {
    child,
    from: `${table} l JOIN ${ENTITIES[child].table} c ON c.key = l.${childKey}`,
    pairs: `${table} l`,
    parent: `l.${parent}`,
    orders,
    key: `l.${childKey}`,
    defaultOrder,
    read: ENTITIES[child].read,
  };
}

const byDate = { PUBLISHED_AT: 'l.published_order' };
const byEvent = { EVENT_DATE: 'l.event_order' };
const byPosition = { POSITION: 'l.position' };

export const RELATIONS: { readonly [R in RelationName]: Relation<R> } = {
  'Post.images': {
    child: 'Image',
    from: 'image_uses l JOIN images c ON c.key = l.image',
    pairs: 'image_uses l',
    parent: 'l.post',
    orders: byPosition,
    key: 'l.position',
    defaultOrder: textOrder,
    columns:
      'l.position AS use_position, l.alt AS use_alt, l.caption AS use_caption, l.title AS use_title, l.display_width AS use_width, l.line AS use_line',
    read: viewOf<ImageUseRow>({
      ...IMAGE,
      position: 'use_position',
      alt: 'use_alt',
      caption: 'use_caption',
      title: 'use_title',
      displayWidth: 'use_width',
      line: 'use_line',
    }),
  },
  'Post.keywords': pairs('Keyword', 'post_keywords', 'post', 'keyword', byPosition, textOrder),
  'Post.talks': pairs('Talk', 'post_talks', 'post', 'talk', byPosition, textOrder),
  'Post.talkMentions': {
    child: 'TalkMention',
    from: 'mentions c',
    parent: 'c.post',
    orders: { POSITION: 'c.position' },
    key: 'c.key',
    defaultOrder: textOrder,
    read: ENTITIES.TalkMention.read,
  },
  'Post.backlinks': pairs('Post', 'backlinks', 'parent', 'post', byDate, newest),
  'Image.posts': pairs('Post', 'image_posts', 'parent', 'post', byDate, newest),
  'Keyword.posts': pairs('Post', 'post_keywords', 'keyword', 'post', byDate, newest),
  'Keyword.talks': pairs('Talk', 'talk_keywords', 'keyword', 'talk', byEvent, latestEvent),
  'Talk.keywords': pairs('Keyword', 'talk_keywords', 'talk', 'keyword', {}, [{ field: 'NAME', direction: 'ASC' }]),
  'Talk.mentions': {
    child: 'TalkMention',
    from: 'mentions c',
    parent: 'c.talk',
    orders: {},
    key: 'c.key',
    defaultOrder: ENTITIES.TalkMention.defaultOrder,
    read: ENTITIES.TalkMention.read,
  },
  'Speaker.talks': pairs('Talk', 'talk_speakers', 'speaker', 'talk', byEvent, latestEvent),
  'Speaker.organizations': pairs('Organization', 'affiliations', 'speaker', 'organization', { LATEST: 'l.latest_order' }, [
    { field: 'LATEST', direction: 'DESC' },
  ]),
  'Organization.talks': pairs('Talk', 'organization_talks', 'organization', 'talk', byEvent, latestEvent),
  'Organization.speakers': pairs('Speaker', 'affiliations', 'organization', 'speaker', {}, [{ field: 'NAME', direction: 'ASC' }]),
  'Event.talks': {
    child: 'Talk',
    from: 'talks c',
    parent: 'c.event',
    orders: {},
    key: 'c.key',
    defaultOrder: [{ field: 'STARTS_ON', direction: 'ASC' }],
    read: ENTITIES.Talk.read,
  },
  'Event.posts': pairs('Post', 'event_posts', 'parent', 'post', byDate, newest),
};
