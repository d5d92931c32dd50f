/** Filters as SQL conditions. A member that is null or left out asks nothing; an unknown value matches nothing. */
import {
  type Condition,
  dateFilter,
  enumFilter,
  every,
  flag,
  intFilter,
  keywordsFilter,
  listFilter,
  logic,
  type Maybe,
  paramFilter,
  Scope,
  stringFilter,
} from './conditions.ts';
import { languageFilter, languagePreference } from './languages.ts';
import type {
  DiagnosticFilter,
  EventFilter,
  ImageFilter,
  KeywordFilter,
  PostFilter,
  SpeakerFilter,
  StringFilter,
  TalkFilter,
} from './requests.ts';
import { searchCondition } from './search-condition.ts';
import { combine, type Sql, sql, TRUE, wrap } from './sql.ts';

/** @param alias of the posts table */
export function postFilter(filter: Maybe<PostFilter>, alias = 'c', scope = new Scope()): Sql {
  if (filter === null || filter === undefined) return TRUE;
  return every(filter, {
    ...logic<PostFilter>((inner) => postFilter(inner, alias, scope)),
    site: stringFilter(`${alias}.site`),
    language: languageFilter(`${alias}.language`),
    section: stringFilter(`${alias}.section`),
    kind: enumFilter(`${alias}.kind`),
    title: stringFilter(`${alias}.title`, `${alias}.title_order`),
    url: stringFilter(`${alias}.url`),
    sourcePath: stringFilter(`${alias}.source_path`),
    author: (wanted) => wrap(`EXISTS (SELECT 1 FROM post_authors a WHERE a.post = ${alias}.key AND `, stringFilter('a.name')(wanted), ')'),
    publishedAt: dateFilter(`${alias}.published_at`),
    modifiedAt: dateFilter(`${alias}.modified_at`),
    wordCount: intFilter(`${alias}.word_count`),
    keywords: keywordsFilter('post_keywords k', 'k.post', `${alias}.key`, scope),
    hasTalks: flag(sql(`${alias}.talk_count > 0`)),
    hasImages: flag(sql(`${alias}.image_count > 0`)),
    talks: listFilter<TalkFilter>(
      (condition) => scope.related('post_talks', 'post', `${alias}.key`, ['talks', 'talk'], condition),
      (wanted, talk) => talkFilter(wanted, talk, scope),
    ),
    param: (params) =>
      combine(
        'AND',
        params.map((param) => paramFilter(`${alias}.params`, param)),
      ),
    search: (query) => searchCondition('POST', `${alias}.key`, query),
    languages: (languages) => languagePreference(languages, alias, scope.next('o')),
  });
}

/** @param alias of the talks table */
export function talkFilter(filter: Maybe<TalkFilter>, alias = 'c', scope = new Scope()): Sql {
  if (filter === null || filter === undefined) return TRUE;
  const mentioned = (condition: Sql): Sql => wrap(`EXISTS (SELECT 1 FROM mentions m WHERE m.talk = ${alias}.key AND `, condition, ')');
  // Nobody speaks so often that their talks would not be few.
  const spoken = (column: string): Condition<StringFilter> => {
    return (wanted) => wrap(`${alias}.key IN (SELECT s.talk FROM talk_speakers s WHERE `, stringFilter(`s.${column}`)(wanted), ')');
  };
  return every(filter, {
    ...logic<TalkFilter>((inner) => talkFilter(inner, alias, scope)),
    title: stringFilter(`${alias}.title`, `${alias}.title_order`),
    kind: enumFilter(`${alias}.kind`),
    startsOn: dateFilter(`${alias}.starts_on`),
    year: intFilter(`${alias}.year`),
    site: (wanted) => mentioned(stringFilter('m.site')(wanted)),
    language: (wanted) => mentioned(languageFilter('m.language')(wanted)),
    keywords: keywordsFilter('talk_keywords k', 'k.talk', `${alias}.key`, scope),
    event: stringFilter(`${alias}.event`),
    eventSeries: (wanted) =>
      wrap(`EXISTS (SELECT 1 FROM events e WHERE e.key = ${alias}.event AND `, stringFilter('e.series')(wanted), ')'),
    speaker: spoken('speaker'),
    organization: spoken('organization'),
    hasRecording: flag(sql(`${alias}.recording_url IS NOT NULL`)),
    provider: enumFilter(`${alias}.provider`),
    mentionedIn: (wanted) =>
      scope.related('post_talks', 'talk', `${alias}.key`, ['posts', 'post'], (post) => postFilter(wanted, post, scope)),
    search: (query) => searchCondition('TALK', `${alias}.key`, query),
  });
}

/** Pixels that a screen has for each CSS pixel, up to which a larger image is of use. */
const DENSITY = 2;

export function imageFilter(filter: Maybe<ImageFilter>, alias = 'c', scope = new Scope()): Sql {
  if (filter === null || filter === undefined) return TRUE;
  return every(filter, {
    ...logic<ImageFilter>((inner) => imageFilter(inner, alias, scope)),
    site: stringFilter(`${alias}.site`),
    language: (wanted) =>
      wrap(
        `EXISTS (SELECT 1 FROM image_posts ip CROSS JOIN posts p ON p.key = ip.post WHERE ip.parent = ${alias}.key AND `,
        languageFilter('p.language')(wanted),
        ')',
      ),
    format: enumFilter(`${alias}.format`),
    width: intFilter(`${alias}.width`),
    height: intFilter(`${alias}.height`),
    bytes: intFilter(`${alias}.bytes`),
    animated: flag(sql(`${alias}.animated`)),
    // An image has an alternative text when every place that shows it gives one.
    hasAlt: flag(sql(`NOT EXISTS (SELECT 1 FROM image_uses u WHERE u.image = ${alias}.key AND coalesce(u.alt, '') = '')`)),
    exists: flag(sql(`${alias}."exists"`)),
    // A drawing has no pixels to spare; nothing is known of an image without a width.
    largerThanShown: flag(
      sql(
        `coalesce(${alias}.format <> 'SVG' AND ${alias}.width > ${DENSITY} * (SELECT max(u.shown_width) FROM image_uses u WHERE u.image = ${alias}.key), 0)`,
      ),
    ),
    shownIn: (wanted) =>
      scope.related('image_posts', 'parent', `${alias}.key`, ['posts', 'post'], (post) => postFilter(wanted, post, scope)),
    keywords: keywordsFilter('image_posts ip JOIN post_keywords k ON k.post = ip.post', 'ip.parent', `${alias}.key`, scope),
  });
}

export function keywordFilter(filter: Maybe<KeywordFilter>, alias = 'c'): Sql {
  if (filter === null || filter === undefined) return TRUE;
  return every(filter, {
    name: stringFilter(`${alias}.name`, `${alias}.name_order`),
    slug: stringFilter(`${alias}.key`),
    postCount: intFilter(`${alias}.post_count`),
    talkCount: intFilter(`${alias}.talk_count`),
  });
}

export function speakerFilter(filter: Maybe<SpeakerFilter>, alias = 'c'): Sql {
  if (filter === null || filter === undefined) return TRUE;
  const scope = new Scope();
  return every(filter, {
    name: stringFilter(`${alias}.name`, `${alias}.name_order`),
    organization: (wanted) =>
      wrap(`EXISTS (SELECT 1 FROM affiliations f WHERE f.speaker = ${alias}.key AND `, stringFilter('f.organization')(wanted), ')'),
    talks: listFilter<TalkFilter>(
      (condition) => scope.related('talk_speakers', 'speaker', `${alias}.key`, ['talks', 'talk'], condition),
      (wanted, talk) => talkFilter(wanted, talk, scope),
    ),
  });
}

export function eventFilter(filter: Maybe<EventFilter>, alias = 'c'): Sql {
  if (filter === null || filter === undefined) return TRUE;
  return every(filter, {
    name: stringFilter(`${alias}.name`, `${alias}.name_order`),
    series: stringFilter(`${alias}.series`),
    year: intFilter(`${alias}.year`),
    startsOn: dateFilter(`${alias}.starts_on`),
  });
}

export function diagnosticFilter(filter: Maybe<DiagnosticFilter>, alias = 'c'): Sql {
  if (filter === null || filter === undefined) return TRUE;
  return every(filter, {
    code: stringFilter(`${alias}.code`),
    severity: enumFilter(`${alias}.severity`),
    site: stringFilter(`${alias}.site`),
    sourcePath: stringFilter(`${alias}.source_path`),
  });
}
