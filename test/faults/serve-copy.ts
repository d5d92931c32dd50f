/**
 * Does with one damaged database all that Lectern does with a database: serves it, ingests into it, rebuilds it. A process
 * of its own, told a file at a time, so that a crash or an endless loop is seen from outside.
 */
import { LecternError } from '../../src/errors.ts';
import { createLectern } from '../../src/lectern.ts';

export interface CopyTask {
  readonly database: string;
  readonly site: string;
}

/** What came of each step: `ok`, or the code of its refusal. `unnamed` holds what had neither. */
export interface CopyOutcome {
  readonly served: string;
  readonly ingested: string;
  readonly rebuilt: string;
  readonly unnamed: readonly string[];
}

const QUERIES = [
  '{ content { revision postCount } sites { key } }',
  '{ posts(first: 50) { totalCount nodes { title body { html } keywords(first: 9) { nodes { name } } links { url } images(first: 3) { nodes { url } } } } }',
  '{ talks(first: 50) { totalCount nodes { title speakers { name } event { name } mentions(first: 2) { nodes { quote } } } facets { kinds { value count } } } }',
  '{ search(query: "text", first: 20) { totalCount edges { node { __typename } highlights { text } } } diagnostics(first: 50) { nodes { message } } }',
];

process.on('message', ({ database, site }: CopyTask) => {
  void (async () => {
    const unnamed: string[] = [];
    const step = async (work: () => Promise<string>): Promise<string> => {
      try {
        return await work();
      } catch (error) {
        if (error instanceof LecternError && error.hint !== '') return error.code;
        unnamed.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
        return 'unnamed';
      }
    };
    const served = await step(() => serve(database, unnamed));
    const ingested = await step(() => ingest(database, site, false));
    const rebuilt = await step(() => ingest(database, site, true));
    process.send?.({ served, ingested, rebuilt, unnamed } satisfies CopyOutcome);
  })();
});

async function ingest(database: string, site: string, rebuild: boolean): Promise<string> {
  await using lectern = createLectern({ sites: [`site=${site}`], database, rebuild });
  await lectern.ingest();
  return 'ok';
}

/** Every answer is data, or an error with a code that shows nothing of the inside. */
async function serve(database: string, unnamed: string[]): Promise<string> {
  await using lectern = createLectern({ database });
  const codes = new Set<string>();
  for (const query of QUERIES) {
    const request = new Request('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const text = await (await lectern.fetch(request)).text();
    const { data, errors }: { data?: unknown; errors?: readonly { extensions?: { code?: unknown } }[] } = JSON.parse(text);
    for (const { extensions } of errors ?? []) codes.add(String(extensions?.code));
    if ((!data && !errors) || codes.has('undefined') || /node_modules|SQLITE|\.ts:/.test(text)) unnamed.push(text.slice(0, 500));
  }
  return codes.size === 0 ? 'ok' : [...codes].toSorted().join(' ');
}
