import { serverAudits } from 'graphql-http';

/** A request for GraphQL, however it is sent. */
export interface TestRequest {
  readonly method: string;
  /** With its `?`, or empty. */
  readonly search: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const JSON_TYPE = 'application/json';
const ACCEPTS = [
  JSON_TYPE,
  'application/graphql-response+json',
  'application/graphql-response+json, application/json;q=0.9',
  'application/json, */*;q=0.1',
  'application/*',
  '*/*',
  'text/html, */*;q=0.8',
  'text/event-stream',
  'multipart/mixed, application/json',
  'application/json; charset=iso-8859-1',
  'image/png',
];
const LIST = '{ posts(first: 2) { nodes { id title publishedAt } pageInfo { endCursor } totalCount } }';
const BODIES: readonly unknown[] = [
  { query: LIST },
  { query: '{ posts { nodes { title keywords { nodes { name } } images { nodes { url } } body { html } } } }' },
  { query: 'query A($n: Int = 1) { posts(first: $n) { nodes { title } } } query B { sites { key } }', operationName: 'B' },
  { query: 'query A($n: Int = 1) { posts(first: $n) { nodes { title } } }', variables: { n: 2 }, extensions: {} },
  { query: 'query A($n: Int = 1) { posts(first: $n) { nodes { title } } }', variables: null, operationName: null, extensions: null },
  { query: LIST, extensions: { cost: true } },
  { query: LIST, extensions: { cost: 'yes' } },
  // Errors of every step: parameters, parsing, validation, variables, cost, resolvers.
  { query: 'query A { sites { key } } query B { sites { key } }', operationName: 'C' },
  { query: 'query A { sites { key } } query B { sites { key } }' },
  { query: '{ posts { nodes { title } }' },
  { query: '{ nothing }' },
  { query: '{ posts(first: "many") { nodes { title } } }' },
  { query: 'query A($n: Int!) { posts(first: $n) { nodes { title } } }', variables: { n: 'many' } },
  { query: '{ posts(first: 100) { nodes { talks(first: 100) { nodes { keywords(first: 100) { nodes { name } } } } } } }' },
  { query: '{ posts(first: 0) { nodes { title } } }' },
  { query: '{ posts(first: 1, after: "forged") { nodes { title } } site { key } }' },
  { query: '{ node(id: "broken") { id } sites { key } }' },
  { query: '{ a: __typename, ...F } fragment F on Query { ...F }' },
  { query: `{ __typename } #${'x'.repeat(16 * 1024)}` },
  { query: `{ ${'__typename '.repeat(2100)} }` },
  { query: '{ __schema { types { name } } }' },
  { query: 'mutation { x }' },
  { query: 'subscription { contentChanged { revision } }' },
  { query: 'fragment F on Post { title }' },
  { query: '' },
  { query: 1 },
  { query: LIST, operationName: 1 },
  { query: LIST, variables: [1] },
  { query: LIST, extensions: 'x' },
  { query: LIST, evil: 1 },
  { query: LIST, evil: null },
  {},
  [],
  [{ query: LIST }],
  null,
  'text',
];

function post(body: unknown, headers: Record<string, string> = {}): TestRequest {
  const text = typeof body === 'string' && body !== 'text' ? body : JSON.stringify(body);
  return { method: 'POST', search: '', headers: { 'content-type': JSON_TYPE, accept: JSON_TYPE, ...headers }, body: text };
}

function get(parameters: Record<string, string>, headers: Record<string, string> = {}): TestRequest {
  return { method: 'GET', search: `?${new URLSearchParams(parameters)}`, headers: { accept: JSON_TYPE, ...headers }, body: null };
}

/** Whatever clients send, right and wrong: each body with plain JSON, the first by GET and with other headers. */
export function madeRequests(): TestRequest[] {
  return [
    ...BODIES.map((body) => post(body)),
    ...BODIES.map((body) => post(body, { accept: 'application/graphql-response+json' })),
    ...ACCEPTS.flatMap((accept) => [
      post({ query: LIST }, { accept }),
      post({ query: '{ nothing }' }, { accept }),
      get({ query: LIST }, { accept }),
    ]),
    post('{"query":'),
    post({ query: LIST }, { 'content-type': 'application/json; charset=utf-8' }),
    post({ query: LIST }, { 'content-type': 'text/plain' }),
    post({ query: LIST }, { 'accept-encoding': 'br' }),
    get({ query: LIST }),
    get({ query: 'query A($n: Int) { posts(first: $n) { nodes { title } } }', variables: '{"n":1}', operationName: 'A' }),
    get({ query: LIST, variables: '{' }),
    get({ query: LIST, variables: '', extensions: '', operationName: '' }),
    get({ query: '{ nothing }' }),
    get({ query: '' }),
    get({}),
    get({ query: LIST, documentId: 'x' }),
  ];
}

/** The requests of the GraphQL over HTTP audit. */
export async function auditRequests(): Promise<TestRequest[]> {
  const seen: TestRequest[] = [];
  const audits = serverAudits({
    url: 'http://localhost/graphql',
    fetchFn: async (url: string, init: RequestInit = {}) => {
      const { search } = new URL(url);
      const headers = Object.fromEntries(new Headers(init.headers));
      seen.push({ method: init.method ?? 'GET', search, headers, body: typeof init.body === 'string' ? init.body : null });
      return new Response('{}', { headers: { 'content-type': 'application/json; charset=utf-8' } });
    },
  });
  for (const audit of audits) await audit.fn().catch(() => undefined);
  return seen;
}
