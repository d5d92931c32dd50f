import { assertFitNode } from '../src/node-version.ts';

/** Runs before any test file loads something native. */
export default function setup(): void {
  assertFitNode();
}
