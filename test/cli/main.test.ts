import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, runCommand, startServer } from '../command.ts';
import { temporarySite, type TemporarySite } from '../site.ts';

let site: TemporarySite;

beforeAll(async () => {
  site = await temporarySite({
    'content/good.md': '---\ntitle: Good\ndate: 2024-01-02\nkeywords: [One, Two]\n---\nText.\n',
    'content/draft.md': '---\ntitle: Draft\ndate: 2024-01-02\ndraft: true\n---\nText.\n',
  });
});
afterAll(() => site[Symbol.asyncDispose]());

function lectern(parameters: readonly string[], environment: Record<string, string> = {}): Promise<Outcome> {
  return runCommand(parameters, { database: site.database, cwd: dirname(site.database), environment });
}

async function posts(...given: Parameters<typeof lectern>): Promise<unknown> {
  return JSON.parse((await lectern(...given)).stdout).counts.posts;
}

describe('lectern ingest', () => {
  it('says what there is, what changed and how long it took', async () => {
    const { code, stdout } = await lectern(['ingest', site.folder]);
    expect(stdout).toMatch(/1 post, 0 images, 2 keywords, 0 talks, 0 speakers, 0 events, 1 language \(en\)/);
    expect(stdout).toMatch(/revision \S+, \d+\.\d\d s/);
    expect(code).toBe(0);
  });

  it('prints the same as JSON, and parses nothing the second time', async () => {
    await lectern(['ingest', site.folder]);
    const { stdout } = await lectern(['ingest', site.folder, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ counts: { posts: 1, keywords: 2 }, changes: { created: 0, updated: 0, deleted: 0 } });
  });

  it('includes drafts when asked by flag or environment, and leaves them out again', async () => {
    expect(await posts(['ingest', site.folder, '--json', '--drafts'])).toBe(2);
    expect(await posts(['ingest', site.folder, '--json', '--no-drafts'], { LECTERN_DRAFTS: '1' })).toBe(1);
    expect(await posts(['ingest', site.folder, '--json'], { LECTERN_DRAFTS: '1' })).toBe(2);
  });
});

describe('lectern check', () => {
  it('is content with good content', async () => {
    expect(await lectern(['check', site.folder])).toMatchObject({ code: 0, stdout: expect.stringContaining('0 errors') });
  });

  it('exits 1 on errors, each with its place, code and remedy; so does a strict ingestion, which keeps the old content', async () => {
    await using bad = await temporarySite({
      'content/good.md': '---\ntitle: Good\n---\n',
      'content/bad.md': '---\ntitle: "unclosed\n---\nText.\n',
    });
    const checked = await lectern(['check', `mine=${bad.folder}`]);
    expect(checked.stdout).toMatch(/^mine\/bad\.md:\d+:\d+: error FRONT_MATTER_INVALID: .+/m);
    expect(checked.code).toBe(1);
    const environment = { LECTERN_DATABASE: bad.database };
    expect(await lectern(['ingest', bad.folder, '--strict'], environment)).toMatchObject({ code: 1 });
    expect((await lectern(['ingest', bad.folder], environment)).code).toBe(0);
  });
});

describe('the command line', () => {
  it('prints the schema', async () => {
    expect((await lectern(['schema'])).stdout).toContain('type Query {');
  });

  it.each([[['--help']], [['ingest', '--help']], [['check', '-h']]])('explains itself: %j', async (parameters) => {
    const { code, stdout } = await lectern(parameters);
    expect(stdout).toContain('LECTERN_DRAFTS');
    expect(code).toBe(0);
  });

  it('prints its version', async () => {
    expect((await lectern(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    ['an unknown flag', ['ingest', '--nonsense'], '--nonsense'],
    ['a flag of another command', ['check', '--port', '1'], '--port'],
    ['a bad port', ['serve', '--port', 'http'], 'port'],
    ['a bad log level', ['ingest', '--log-level', 'loud'], 'log level'],
    ['a missing folder', ['ingest', 'nowhere'], 'nowhere'],
    ['a command that there is not', ['ingst'], 'lectern --help'],
    ['an export without a file', ['export'], 'FILE'],
    ['more than a command takes', ['schema', 'extra'], 'extra'],
    ['documents that are not there', ['serve', '--documents', 'none.json'], 'none.json'],
    ['a missing default folder', ['ingest'], 'content'],
  ])('refuses %s with exit code 2 and one line', async (_, parameters, named) => {
    const { code, stdout, stderr } = await lectern(parameters);
    expect(stderr).toContain(named);
    expect(stderr).toMatch(/^lectern: [^\n]+\n$/);
    expect([code, stdout]).toEqual([2, '']);
  });

  it('refuses a file instead of a folder, and an empty folder', async () => {
    const folder = dirname(site.database);
    await writeFile(join(folder, 'post.md'), 'Text.');
    await mkdir(join(folder, 'empty'), { recursive: true });
    for (const name of ['post.md', 'empty']) {
      const { code, stderr } = await lectern(['ingest', name]);
      expect(stderr).toMatch(new RegExp(`^lectern: [^\\n]*${name}[^\\n]*\\n$`));
      expect(code).toBe(2);
    }
  });

  it('says which port is in use, before anything is read', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, stdout, stderr } = await lectern([site.folder, '--port', String(port)]);
    other.close();
    expect(stderr).toMatch(new RegExp(`^lectern: [^\\n]*${port}[^\\n]*\\n$`));
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('lectern serve', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('serves without being named, prints its URLs, and ends with 0 on %s', async (signal) => {
    await using server = await startServer([site.folder], { database: site.database });
    const response = await fetch(`${server.url}?query=${encodeURIComponent('{ content { postCount } }')}`);
    expect(await response.json()).toEqual({ data: { content: { postCount: 1 } } });
    server.child.kill(signal);
    expect(await server.ended).toMatchObject({ code: 0, signal: null });
  });
});
