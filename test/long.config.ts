import { defineConfig, mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** The runs that take minutes and print figures: `test/faults/`, `test/soak/`. One file at a time: they measure, and kill what they started. */
const long = mergeConfig(
  config,
  defineConfig({
    test: {
      testTimeout: 20 * 60_000,
      hookTimeout: 2 * 60_000,
      fileParallelism: false,
      reporters: ['verbose'],
      disableConsoleIntercept: true,
    },
  }),
);
if (long.test) {
  long.test.include = ['test/{faults,soak}/**/*.test.ts'];
  long.test.exclude = [];
}

export default long;
