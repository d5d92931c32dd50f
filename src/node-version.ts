/** The oldest Node that the native dependencies run on; `engines` in package.json says the same. */
const MINIMUM = [22, 22] as const;

/**
 * Ends the process with one sentence on an unfit Node, before anything native is loaded: better-sqlite3 would crash
 * there without saying why. Imports nothing, so it can be the first import of every entry point.
 */
export function assertFitNode(version: string = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
  process.stderr.write(
    `Lectern needs Node ${MINIMUM.join('.')} or newer, and this is Node ${version}: install a newer Node, or start through npm (npm start, npm test), which brings its own.\n`,
  );
  process.exit(2);
}
