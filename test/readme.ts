/** The README's worked queries with their answers, and its table of diagnostics; `node test/readme.ts` writes both anew. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertFitNode } from '../src/node-version.ts';

const README = new URL('../README.md', import.meta.url);
/** A query that is a step of the tour stands alone; the answer follows it. */
const WORKED = /```graphql\n(\{[\s\S]*?)```\n(?:\n```json\n[\s\S]*?```\n)?/g;

export function readReadme(): string {
  return readFileSync(README, 'utf8');
}

/** The README as it should be: every worked query followed by what the gateway answers on the sample site. */
export async function expectedReadme(readme: string): Promise<string> {
  const { createLectern } = await import('../src/lectern.ts');
  const { DIAGNOSTIC_CODES } = await import('../src/diagnostics.ts');
  const folder = mkdtempSync(join(tmpdir(), 'lectern-readme-'));
  try {
    await using lectern = createLectern({
      sites: [new URL('../content', import.meta.url).pathname],
      database: join(folder, 'content.sqlite'),
    });
    await lectern.ingest();
    const answers = new Map<string, string>();
    for (const [, query = ''] of readme.matchAll(WORKED)) {
      const request = new Request('http://127.0.0.1:4000/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      answers.set(query, JSON.stringify(await (await lectern.fetch(request)).json(), null, 2));
    }
    const rows = Object.entries(DIAGNOSTIC_CODES).map(
      ([code, { severity, meaning, hint }]) => `| \`${code}\` | ${severity.toLowerCase()} | ${meaning} | ${hint} |`,
    );
    return readme
      .replaceAll(WORKED, (_whole, query: string) => `\`\`\`graphql\n${query}\`\`\`\n\n\`\`\`json\n${answers.get(query)}\n\`\`\`\n`)
      .replace(
        /<!-- diagnostics: begin -->[\s\S]*<!-- diagnostics: end -->/,
        `<!-- diagnostics: begin -->\n| code | severity | what it means | what to do |\n|---|---|---|---|\n${rows.join('\n')}\n<!-- diagnostics: end -->`,
      );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  assertFitNode();
  writeFileSync(README, await expectedReadme(readReadme()));
}
