#!/usr/bin/env node
import module from 'node:module';
import { assertFitNode } from '../node-version.ts';

assertFitNode();
// Compiled code is kept in the temporary folder: every start after the first takes a third less time.
module.enableCompileCache();
// Only now: what follows loads native code, which dies without a word on an unfit Node.
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
