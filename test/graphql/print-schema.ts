/** `schema:print` writes schema.graphql; `schema:check` ends with 1 where the file is not what the code says. */
import { readFileSync, writeFileSync } from 'node:fs';
import { printSchemaText } from '../../src/graphql/schema.ts';

const file = new URL('../../schema.graphql', import.meta.url);
const text = printSchemaText();

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write('schema.graphql is not what src/graphql says: run npm run schema:print and look at the difference.\n');
  process.exitCode = 1;
}
