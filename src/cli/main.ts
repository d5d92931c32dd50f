#!/usr/bin/env node
import { assertFitNode } from '../node-version.ts';

assertFitNode();
// Only now: what follows loads native code, which dies without a word on an unfit Node.
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
