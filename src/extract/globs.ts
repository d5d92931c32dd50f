const MAX_PATTERN = 200;

/**
 * A glob of Hugo's resource functions as a test of paths: `*` and `?` stay within a folder, `**` does not, `{a,b}`
 * chooses. Letter case does not count. A pattern that cannot be read matches nothing.
 */
export function globTest(pattern: string): (path: string) => boolean {
  if (pattern.length > MAX_PATTERN) return () => false;
  let source = '';
  let braces = 0;
  for (const [piece] of pattern.replace(/^\.?\//, '').matchAll(/\*{2,}\/?|[^]/gu)) {
    if (piece.startsWith('**')) source += piece.endsWith('/') ? '(?:.*/)?' : '.*';
    else if (piece === '*') source += '[^/]*';
    else if (piece === '?') source += '[^/]';
    else if (piece === '{') {
      source += '(?:';
      braces += 1;
    } else if (piece === '}' && braces > 0) {
      source += ')';
      braces -= 1;
    } else if (piece === ',' && braces > 0) source += '|';
    else source += piece.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
  }
  if (braces > 0) return () => false;
  try {
    // Stars in a row would backtrack for ages on a hostile name.
    const test = new RegExp(`^${source.replaceAll(/(?:\[\^\/\]\*){2,}/g, '[^/]*').replaceAll(/(?:\.\*){2,}/g, '.*')}$`, 'iu');
    return (source.match(/\*/g)?.length ?? 0) > 3 ? () => false : (path) => path.length < 1000 && test.test(path);
  } catch {
    return () => false;
  }
}
