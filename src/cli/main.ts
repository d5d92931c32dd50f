#!/usr/bin/env node
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertFitNode } from '../node-version.ts';

assertFitNode();
// Compiled code is kept where Node keeps it by default: every start after the first takes a third less time. Said by the
// environment, it holds for the processes that this one starts, too.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'node-compile-cache');
module.enableCompileCache();
// Only now: what follows loads native code, which dies without a word on an unfit Node.
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
