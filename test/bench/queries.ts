/** The five queries that every benchmark asks, and the same answers made by SQL alone. */
export interface BenchQuery {
  readonly name: string;
  readonly graphql: string;
  /** Makes the whole JSON inside SQLite: what a hand-written endpoint for this one query would do at best. */
  readonly sql: string;
  /** The least ratio to `sql` that Lectern should reach. */
  readonly target: number;
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const listOf = (object: string, from: string): string => `json((SELECT json_group_array(json_object(${object})) FROM (${from})))`;
const posts = (where: string): string =>
  `SELECT key, title, url, published_at FROM posts WHERE served ${where} ORDER BY published_order DESC, key DESC LIMIT 20`;
const postFields = "'title', p.title, 'url', p.url, 'publishedAt', p.published_at";
const wrapped = (field: string, list: string): string =>
  `SELECT json_object('data', json_object('${field}', json_object('nodes', json(${list})))) AS body`;

/** @param deepCursor a cursor nine tenths in @param deepPosition its published_order and key @param nodeId and its key */
export function benchQueries(deepCursor: string, deepPosition: readonly [string, string], nodeId: string, nodeKey: string): BenchQuery[] {
  return [
    {
      name: 'L1 20 posts',
      target: 0.35,
      graphql: '{ posts(first: 20) { nodes { title url publishedAt } } }',
      sql: wrapped('posts', `(SELECT json_group_array(json_object(${postFields})) FROM (${posts('')}) p)`),
    },
    {
      name: 'L2 20 posts with keywords, images, talks, speakers',
      target: 0.2,
      graphql:
        '{ posts(first: 20) { nodes { title url publishedAt keywords(first: 5) { nodes { name } } images(first: 5) { nodes { url } } talks(first: 5) { nodes { title speakers { name organization { name } } } } } } }',
      sql: wrapped(
        'posts',
        `(SELECT json_group_array(json_object(${postFields},
          'keywords', json_object('nodes', ${listOf("'name', name", 'SELECT k.name FROM post_keywords pk JOIN keywords k ON k.key = pk.keyword WHERE pk.post = p.key ORDER BY pk.position LIMIT 5')}),
          'images', json_object('nodes', ${listOf("'url', url", 'SELECT coalesce(i.remote_url, u.source) AS url FROM image_uses u LEFT JOIN images i ON i.key = u.image WHERE u.post = p.key ORDER BY u.position LIMIT 5')}),
          'talks', json_object('nodes', json((SELECT json_group_array(json_object('title', t.title, 'speakers', ${listOf(
            "'name', name, 'organization', json(organization)",
            "SELECT s.name, CASE WHEN o.key IS NULL THEN 'null' ELSE json_object('name', o.name) END AS organization FROM talk_speakers s LEFT JOIN organizations o ON o.key = s.organization WHERE s.talk = t.key ORDER BY s.position",
          )})) FROM (SELECT t.key, t.title FROM post_talks pt JOIN talks t ON t.key = pt.talk WHERE pt.post = p.key ORDER BY pt.position LIMIT 5) t)))))
          FROM (${posts('')}) p)`,
      ),
    },
    {
      name: 'L3 20 keywords by talk count with five talks each',
      target: 0.2,
      graphql:
        '{ keywords(first: 20, orderBy: [{ field: TALK_COUNT, direction: DESC }]) { nodes { name talkCount talks(first: 5) { nodes { title startsOn } } } } }',
      sql: wrapped(
        'keywords',
        `(SELECT json_group_array(json_object('name', k.name, 'talkCount', k.talk_count, 'talks', json_object('nodes', ${listOf(
          "'title', title, 'startsOn', starts_on",
          'SELECT t.title, t.starts_on FROM talk_keywords tk JOIN talks t ON t.key = tk.talk WHERE tk.keyword = k.key ORDER BY tk.event_order DESC, tk.talk DESC LIMIT 5',
        )}))) FROM (SELECT key, name, talk_count FROM keywords ORDER BY talk_count DESC, key DESC LIMIT 20) k)`,
      ),
    },
    {
      name: 'L4 node(id)',
      target: 0.3,
      graphql: `{ node(id: ${JSON.stringify(nodeId)}) { ... on Post { title url publishedAt } } }`,
      sql: `SELECT json_object('data', json_object('node', json_object(${postFields}))) AS body FROM posts p WHERE p.key = ${quote(nodeKey)}`,
    },
    {
      name: 'L5 20 posts, nine tenths in',
      target: 0.35,
      graphql: `{ posts(first: 20, after: ${JSON.stringify(deepCursor)}) { nodes { title url publishedAt } } }`,
      sql: wrapped(
        'posts',
        `(SELECT json_group_array(json_object(${postFields})) FROM (${posts(`AND (published_order, key) < (${quote(deepPosition[0])}, ${quote(deepPosition[1])})`)}) p)`,
      ),
    },
  ];
}
