/** The gateway as real clients use it: what each of them sends, keeps and merges is its own. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import {
  type ConcreteRequest,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getRequest,
  type GraphQLResponse,
  Network,
  RecordSource,
  Store,
} from 'relay-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLectern, type Lectern, type Listening } from '../../src/lectern.ts';
import { temporarySite, type TemporarySite } from '../site.ts';

const TITLES = ['Five', 'Four', 'Three', 'Two', 'One'];

let site: TemporarySite;
let lectern: Lectern;
let server: Listening;
let url: string;

beforeAll(async () => {
  const posts = TITLES.toReversed().map((title, at) => [
    `content/${at}.md`,
    `---\ntitle: ${title}\ndate: 2024-01-0${at + 1}\n---\nText.\n`,
  ]);
  site = await temporarySite(Object.fromEntries(posts));
  lectern = createLectern({ sites: [`mine=${site.folder}`], database: site.database });
  await lectern.ingest();
  server = await lectern.listen({ port: 0, keepAliveMs: 100 });
  url = `${server.url}graphql`;
});
afterAll(async () => {
  await server?.close();
  await lectern?.close();
  await site?.[Symbol.asyncDispose]();
});

interface PostsPage {
  readonly posts: {
    readonly edges: readonly { readonly node: { readonly id: string; readonly title: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

const titlesOf = ({ posts }: PostsPage): string[] => posts.edges.map(({ node }) => node.title);
const PAGE =
  'query Page($after: String) { posts(first: 2, after: $after) { edges { node { id title } } pageInfo { hasNextPage endCursor } } }';

const apollo = (): ApolloClient =>
  new ApolloClient({
    link: new HttpLink({ uri: url }),
    cache: new InMemoryCache({ typePolicies: { Query: { fields: { posts: relayStylePagination() } } } }),
  });

describe('Apollo Client', () => {
  it('joins the pages of a connection, and knows each post by its ID', async () => {
    const client = apollo();
    const query = client.watchQuery<PostsPage, { after?: string }>({ query: gql(PAGE) });
    const { data: first } = await client.query<PostsPage>({ query: gql(PAGE) });
    let page: PostsPage | undefined = first;
    while (page?.posts.pageInfo.hasNextPage) page = (await query.fetchMore({ variables: { after: page.posts.pageInfo.endCursor } })).data;
    const joined = client.readQuery<PostsPage>({ query: gql(PAGE) });
    expect(joined && titlesOf(joined)).toEqual(TITLES);
    const id = joined?.posts.edges[3]?.node.id;
    expect(client.cache.readFragment({ id: `Post:${id}`, fragment: gql('fragment P on Post { title }') })).toMatchObject({ title: 'Two' });
  });

  it('gives an error with its code', async () => {
    const { error } = await apollo().query({ query: gql('{ posts(first: 0) { nodes { title } } }'), errorPolicy: 'all' });
    expect(CombinedGraphQLErrors.is(error) && error.errors[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});

const urql = (): Client => new Client({ url, exchanges: [cacheExchange, fetchExchange], preferGetMethod: true, fetchSubscriptions: true });

describe('urql', () => {
  it('reads by GET, and keeps what it has read', async () => {
    const client = urql();
    const { data } = await client.query<PostsPage>(PAGE, {}).toPromise();
    expect(data && titlesOf(data)).toEqual(['Five', 'Four']);
    const again = await client.query(PAGE, {}, { requestPolicy: 'cache-only' }).toPromise();
    expect(again.data).toEqual(data);
  });

  it('gives an error with its code', async () => {
    const { error } = await urql().query('{ posts(first: 0) { nodes { title } } }', {}).toPromise();
    expect(error?.graphQLErrors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('is told of changes', async () => {
    const told = new Promise<unknown>((resolve, reject) => {
      urql()
        .subscription('subscription { contentChanged { updated } }', {})
        .subscribe(({ data, error }) => (error ? reject(error) : resolve(data)));
    });
    // It is known to listen once it is told: until then each change may be one too early.
    const ended = new AbortController();
    const edit = async (): Promise<void> => {
      for (let number = 1; !ended.signal.aborted; number += 1) {
        await site.write('content/0.md', `---\ntitle: One\ndate: 2024-01-01\n---\nEdit ${number}.\n`);
        await lectern.ingest();
      }
    };
    const editing = edit();
    const id = Buffer.from('Post:mine/0.md').toString('base64url');
    try {
      expect(await told).toMatchObject({ contentChanged: { updated: [id] } });
    } finally {
      ended.abort();
      await editing;
    }
  });
});

describe('Relay', () => {
  it('compiles against schema.graphql, joins the pages of a connection, and fetches a node again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-relay-'));
    try {
      const { connection, node } = await compiled(folder);
      const environment = new Environment({
        network: Network.create(async ({ text }, variables): Promise<GraphQLResponse> => {
          const response = await fetch(url, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query: text, variables }),
          });
          return (await response.json()) as GraphQLResponse;
        }),
        store: new Store(new RecordSource()),
      });
      const ask = async (after: string | null): Promise<PostsPage> =>
        (await fetchQuery(environment, connection, { after }).toPromise()) as PostsPage;
      for (let page = await ask(null); page.posts.pageInfo.hasNextPage;) page = await ask(page.posts.pageInfo.endCursor);
      const operation = createOperationDescriptor(getRequest(connection), { after: null });
      environment.retain(operation);
      const joined = environment.lookup(operation.fragment).data as unknown as PostsPage;
      expect(titlesOf(joined)).toEqual(TITLES);
      const id = joined.posts.edges[4]?.node.id;
      expect(await fetchQuery(environment, node, { id }).toPromise()).toMatchObject({ node: { title: 'One' } });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** Two queries, as relay-compiler makes them. */
async function compiled(folder: string): Promise<{ readonly connection: ConcreteRequest; readonly node: ConcreteRequest }> {
  const config = { src: './src', schema: './schema.graphql', language: 'javascript', eagerEsModules: true };
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify(config));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await copyFile(new URL('../../schema.graphql', import.meta.url), join(folder, 'schema.graphql'));
  await mkdir(join(folder, 'src'));
  await writeFile(
    join(folder, 'src', 'pages.js'),
    `export const connection = graphql\`query pagesConnectionQuery($after: String) {
       posts(first: 2, after: $after) @connection(key: "pages_posts") { edges { node { id title } } pageInfo { hasNextPage endCursor } }
     }\`;
     export const node = graphql\`query pagesNodeQuery($id: ID!) { node(id: $id) { ... on Post { title } } }\`;
     export const post = graphql\`fragment pages_post on Post @refetchable(queryName: "pagesRefetchQuery") { title }\`;`,
  );
  const require = createRequire(import.meta.url);
  await promisify(execFile)(process.execPath, [require.resolve('relay-compiler/cli.js')], { cwd: folder });
  const artifact = async (name: string): Promise<ConcreteRequest> =>
    ((await import(pathToFileURL(join(folder, 'src', '__generated__', `${name}.graphql.js`)).href)) as { default: ConcreteRequest })
      .default;
  return { connection: await artifact('pagesConnectionQuery'), node: await artifact('pagesNodeQuery') };
}
