import { defineConfig } from 'vitest/config';

/** Node's own conditions: with Vite's `development` among them, tests would load a second copy of graphql. */
const CONDITIONS = ['node', 'module-sync'];

export default defineConfig({
  ssr: { resolve: { conditions: CONDITIONS, externalConditions: CONDITIONS } },
  test: {
    root: new URL('..', import.meta.url).pathname,
    testTimeout: 60_000,
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'test/faults/**', 'test/soak/**'],
    // Files share loaded modules, a third of the CPU time; none of Lectern's modules holds state.
    isolate: false,
    // Left to itself, Vitest keeps one core free.
    maxWorkers: '100%',
    globalSetup: ['test/node-version.ts'],
  },
});
