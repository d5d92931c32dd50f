import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { openSiteFolders } from '../../src/files/site-folder.ts';
import { startServer } from '../command.ts';
import { median } from './figures.ts';

export interface EditFigures {
  readonly edits: number;
  /** Milliseconds from the end of a write to the first answer that shows it. */
  readonly median: number;
  readonly worst: number;
  /** Milliseconds of the queries that were asked meanwhile: what the ingestions take of the server's event loop. */
  readonly queryMedian: number;
  readonly queryWorst: number;
  /** Megabytes; null where the system does not tell. */
  readonly serverRss: number | null;
  readonly followerRss: number | null;
}

const EDITS = 100;
const ASK_MS = 5;
const QUERY = 'query ($site: String, $path: String!) { post(by: { source: { site: $site, path: $path } }) { body { text } } }';

interface Edited {
  readonly site: string;
  readonly path: string;
  readonly file: string;
}

/**
 * Edits posts of sites under `serve --watch`, one after the other, each until a query shows it. The server ingests all
 * of them into a database of its own before, so its memory is that after an ingestion.
 * @param database of the same content
 */
export async function benchEdits(sites: readonly string[], database: string): Promise<EditFigures> {
  const posts = editable(sites, database);
  await using server = await startServer(['serve', ...sites, '--watch'], { database: `${database}.watched` });
  const queries: number[] = [];
  const shown = async ({ site, path, file }: Edited, word: string): Promise<number> => {
    appendFileSync(file, `\n\n${word}\n`);
    const written = performance.now();
    for (;;) {
      const asked = performance.now();
      const text = await textOf(server.url, site, path);
      queries.push(performance.now() - asked);
      if (text.includes(word)) return performance.now() - written;
      if (performance.now() - written > 60_000) throw new Error(`An edit of ${path} was not seen.`);
      await sleep(ASK_MS);
    }
  };
  // The first one waits for the watcher's start.
  for (const [at, post] of posts.slice(0, 2).entries()) await shown(post, `warming${at}`);
  queries.length = 0;
  const times: number[] = [];
  for (const [at, post] of posts.entries()) times.push(await shown(post, `edited${at}`));
  const pid = server.child.pid ?? 0;
  return {
    edits: times.length,
    median: median(times),
    worst: Math.max(...times),
    queryMedian: median(queries),
    queryWorst: Math.max(...queries),
    serverRss: rssOf(pid),
    followerRss: rssOf(childOf(pid)),
  };
}

/** Posts of all sites, evenly spread. */
function editable(sites: readonly string[], database: string): Edited[] {
  const folders = new Map(openSiteFolders(sites, '/').map(({ key, contentFolder }) => [key, contentFolder]));
  const connection = new Database(database, { readonly: true });
  const posts = connection.prepare("SELECT site, source_path AS path FROM posts WHERE served AND kind = 'PAGE' ORDER BY key").all() as {
    site: string;
    path: string;
  }[];
  connection.close();
  const step = Math.max(1, Math.floor(posts.length / EDITS));
  return posts
    .filter((_, at) => at % step === 0)
    .slice(0, EDITS)
    .map(({ site, path }) => ({ site, path, file: join(folders.get(site) ?? '', path) }));
}

async function textOf(url: string, site: string, path: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY, variables: { site, path } }),
  });
  const { data }: { data: { post: { body: { text: string } } | null } } = await response.json();
  return data.post?.body.text ?? '';
}

function childOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
  } catch {
    return 0;
  }
}

function rssOf(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}
