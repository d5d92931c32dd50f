import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLectern, type Lectern, type Listening } from '../../src/lectern.ts';
import { temporarySite, type TemporarySite } from '../site.ts';
import { BROWSER, launchBrowser, SKIPPED } from './browser.ts';

/** Set to a file name to keep a picture of GraphiQL with a query's answer. */
const SCREENSHOT = process.env['LECTERN_SCREENSHOT'];
const SAMPLE = new URL('../../content', import.meta.url).pathname;

describe.skipIf(BROWSER === undefined)(`GraphiQL in a real browser${SKIPPED}`, () => {
  let scratch: TemporarySite;
  let lectern: Lectern;
  let server: Listening;
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    scratch = await temporarySite({});
    lectern = createLectern({ sites: [SAMPLE], database: scratch.database });
    await lectern.ingest();
    server = await lectern.listen({ port: 0, host: '127.0.0.1' });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(server.url, { waitUntil: 'load' });
    await page.locator('button.graphiql-execute-button').waitFor();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await lectern?.close();
    await scratch?.[Symbol.asyncDispose]();
  });

  it('opens with the example queries as tabs', async () => {
    const tabs = await page.locator('.graphiql-tab').allInnerTexts();
    expect(tabs.join(' ')).toContain('TalksByKeyword');
    expect(tabs.length).toBeGreaterThanOrEqual(5);
  });

  it('shows each tab at the first click', async () => {
    const names = (await page.locator('.graphiql-tab').allInnerTexts()).toReversed();
    for (const name of names) {
      await page.locator('.graphiql-tab-button', { hasText: name }).click();
      await expect.poll(() => page.locator('.graphiql-tab-active').innerText(), { timeout: 5_000 }).toBe(name);
    }
    expect(names.length).toBeGreaterThanOrEqual(5);
  }, 30_000);

  it('runs an example query and shows its answer', async () => {
    await page.locator('button.graphiql-execute-button').click();
    const result = page.locator('.result-window');
    await expect.poll(() => result.innerText(), { timeout: 15_000 }).toContain('talkCount');
    if (SCREENSHOT !== undefined) await page.screenshot({ path: SCREENSHOT });
  }, 20_000);

  it('shows the descriptions of the schema in its documentation', async () => {
    await page.locator('button[aria-label="Show Documentation Explorer"]').click();
    const explorer = page.locator('.graphiql-doc-explorer');
    await explorer.getByText('Query', { exact: true }).first().click();
    await expect.poll(() => explorer.innerText(), { timeout: 15_000 }).toContain('All that can be asked');
  }, 20_000);

  it('has asked nothing of any other server, and found nothing to complain of', () => {
    const outside = asked.filter((url) => !url.startsWith(server.url) && !/^(?:data|blob):/.test(url));
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
    expect(asked.length).toBeGreaterThan(1);
  });
});
