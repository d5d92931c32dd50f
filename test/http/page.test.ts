/** The README's recipe for a page, on a page of another origin, in a real browser. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLectern, type Lectern, type Listening } from '../../src/lectern.ts';
import { temporarySite, type TemporarySite } from '../site.ts';
import { BROWSER, launchBrowser, SKIPPED } from './browser.ts';

/** Set to a file name to keep a picture of the page, with `-placeholders` before its extension another of the page before any image. */
const SCREENSHOT = process.env['LECTERN_SCREENSHOT_PAGE'];
const SAMPLE = new URL('../../content', import.meta.url).pathname;
const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const QUERY = `{ post(by: { source: { path: "en/blog/2023/istio-at-kubecon-na/index.md" } }) {
  body { html } images(first: 100) { nodes { url placeholder } } } }`;

/** The first block of a language below the README's heading "In a page". */
function recipe(language: string): string {
  const [, section = ''] = README.split('### In a page\n');
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(section)?.[1] ?? '';
}

interface Shown {
  readonly src: string;
  readonly currentSrc: string;
  readonly naturalWidth: number;
  readonly background: string;
  readonly box: readonly [width: number, height: number];
}

declare global {
  var shifts: number[];
}

const shown = (page: Page): Promise<Shown[]> =>
  page.evaluate(() =>
    Array.from(document.images, (img) => ({
      src: img.src,
      currentSrc: img.currentSrc,
      naturalWidth: img.naturalWidth,
      background: img.style.backgroundImage,
      box: [img.offsetWidth, img.offsetHeight] as const,
    })),
  );

/** Until something has been painted, and the shifts of what was painted before are told. */
const nextFrame = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

describe.skipIf(BROWSER === undefined)(`a page of another origin in a real browser${SKIPPED}`, () => {
  let scratch: TemporarySite;
  let lectern: Lectern;
  let gateway: Listening;
  let frontend: Server;
  let browser: Browser;

  beforeAll(async () => {
    scratch = await temporarySite({});
    lectern = createLectern({ sites: [SAMPLE], database: scratch.database });
    await lectern.ingest();
    gateway = await lectern.listen({ port: 0 });
    frontend = createServer(({ url }, response) => {
      void fetch(`${gateway.url}graphql?query=${encodeURIComponent(QUERY)}`)
        .then(async (answer) => ((await answer.json()) as { data: { post: unknown } }).data.post)
        .then((post) =>
          response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><html lang="en"><title>Post</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"><style>article { max-width: 700px; margin: auto } ${recipe('css')}</style>
<article></article><script>
window.shifts = [];
new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.shifts.push(value); }).observe({ type: 'layout-shift', buffered: true });
const article = document.querySelector('article');
const post = ${JSON.stringify(post).replaceAll('<', String.raw`\u003c`)};
${url === '/unsized' ? String.raw`post.body.html = post.body.html.replaceAll(/ (?:width|height|sizes|srcset)="[^"]*"/g, '');` : ''}
${recipe('js')}</script><p>The end.</p>`),
        );
    }).listen(0, '127.0.0.1');
    await once(frontend, 'listening');
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    frontend?.close();
    await gateway?.close();
    await lectern?.close();
    await scratch?.[Symbol.asyncDispose]();
  });

  it.each([
    ['wide', 1280, '/images/'],
    ['narrow', 330, '/320-q80/'],
  ])(
    'shows placeholders, then every image, and nothing moves: a %s window',
    async (what, width, copies) => {
      const complaints: string[] = [];
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      const { promise: held, resolve: release } = Promise.withResolvers<void>();
      await page.route(`${gateway.url}images/**`, (route) => held.then(() => route.continue()));
      // Players are another server's.
      await page.route(/youtube/, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
      const { port } = frontend.address() as AddressInfo;
      await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'domcontentloaded' });

      const before = await shown(page);
      expect(before.length).toBe(14);
      for (const { src, naturalWidth, background, box } of before) {
        expect(src).toContain(gateway.url);
        expect([src, naturalWidth]).toEqual([src, 0]);
        expect(background).toMatch(/^url\("data:image\/png;base64,/);
        expect(Math.min(...box)).toBeGreaterThan(100);
      }
      if (SCREENSHOT !== undefined)
        await page.screenshot({ path: SCREENSHOT.replace(/(?=\.\w+$)/, `-${what}-placeholders`), fullPage: true });

      release();
      await page.waitForLoadState('load');
      for (let at = 0; at < before.length; at += 1) {
        await page.evaluate((index) => document.images[index]?.scrollIntoView({ block: 'center' }), at);
        await expect
          .poll(() => page.evaluate((index) => document.images[index]?.naturalWidth ?? 0, at), { timeout: 15_000 })
          .toBeGreaterThan(0);
      }
      await expect.poll(async () => (await shown(page)).filter(({ background }) => background !== '')).toEqual([]);
      const after = await shown(page);
      expect(after.map(({ box }) => box)).toEqual(before.map(({ box }) => box));
      expect(after.some(({ currentSrc }) => currentSrc.includes(copies))).toBe(true);
      if (SCREENSHOT !== undefined) await page.screenshot({ path: SCREENSHOT.replace(/(?=\.\w+$)/, `-${what}`), fullPage: true });
      await nextFrame(page);
      expect(await page.evaluate(() => globalThis.shifts)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('would see a page move whose images have no size', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.route(/youtube/, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    const { port } = frontend.address() as AddressInfo;
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await page.route(`${gateway.url}images/**`, (route) => held.then(() => route.continue()));
    await page.goto(`http://127.0.0.1:${port}/unsized`, { waitUntil: 'domcontentloaded' });
    await nextFrame(page);
    release();
    await expect.poll(() => page.evaluate(() => globalThis.shifts.length), { timeout: 15_000 }).toBeGreaterThan(0);
    await page.close();
  }, 30_000);
});
