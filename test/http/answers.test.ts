import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Answer, AnswerStore, type Coding } from '../../src/http/answers.ts';

const LONG = JSON.stringify({ data: 'x'.repeat(5000) });

function answer(body = LONG): Answer {
  return new Answer(body, 'application/json', ['lectern']);
}

async function bytesOf(one: Answer, coding: Coding): Promise<Buffer> {
  const body = await one.body(coding);
  return typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
}

describe('Answer', () => {
  it('takes the best coding that the client accepts, and none for a short body', () => {
    expect(answer().codingFor('gzip, deflate, br')).toBe('br');
    expect(answer().codingFor('gzip;q=0.5, br;q=0')).toBe('gzip');
    expect(answer().codingFor('deflate, BROTLI')).toBe('identity');
    expect(answer().codingFor('')).toBe('identity');
    expect(answer('{}').codingFor('br')).toBe('identity');
  });

  it('has one strong tag for equal bytes, another for other bytes and for every coding', () => {
    const tags = [answer(), answer(), answer('{}')].flatMap((one) => [one.etag('identity'), one.etag('br'), one.etag('gzip')]);
    expect(new Set(tags).size).toBe(6);
  });

  it('compresses once, into what decompresses to the same', async () => {
    const one = answer();
    expect(brotliDecompressSync(await bytesOf(one, 'br')).toString()).toBe(LONG);
    expect(gunzipSync(await bytesOf(one, 'gzip')).toString()).toBe(LONG);
    expect(await one.body('br')).toBe(await one.body('br'));
  });

  it.each([10, 5000, 50_000])('gives back text of any script, %i characters of it, in every coding', async (length) => {
    const text = 'Überfahrt 港 🚢'.repeat(length).slice(0, length);
    const one = answer(text);
    expect((await bytesOf(one, 'identity')).toString()).toBe(text);
    expect(brotliDecompressSync(await bytesOf(one, 'br')).toString()).toBe(text);
    expect(one.bytes).toBe(Buffer.byteLength(text) + (await bytesOf(one, 'br')).length);
  });
});

describe('AnswerStore', () => {
  it('gives back what it was given, for the same key and revision only', () => {
    const store = new AnswerStore(100_000);
    const one = answer();
    store.set('a', '1', one);
    expect(store.get('a', '1')).toBe(one);
    expect(store.get('b', '1')).toBeUndefined();
    expect(store.get('a', '2')).toBeUndefined();
  });

  it('holds nothing of the old revision once it holds something of the new one', () => {
    const store = new AnswerStore(100_000);
    store.set('a', '1', answer());
    store.set('b', '2', answer());
    expect(store.get('a', '2')).toBeUndefined();
    expect(store.get('a', '1')).toBeUndefined();
  });

  it('drops what was used least recently when it is full', () => {
    const store = new AnswerStore(13_000);
    store.set('a', '1', answer());
    store.set('b', '1', answer());
    store.get('a', '1');
    store.set('c', '1', answer());
    expect(store.get('b', '1')).toBeUndefined();
    expect(store.get('a', '1')).toBeDefined();
    expect(store.get('c', '1')).toBeDefined();
  });

  it('never holds more than its limit, compressed forms included', async () => {
    const store = new AnswerStore(20_000);
    for (let number = 0; number < 50; number += 1) {
      const one = answer(JSON.stringify({ data: Array.from({ length: 400 }, () => Math.random()) }));
      store.set(`key ${number}`, '1', one);
      await one.body('gzip');
      expect(store.bytes).toBeLessThanOrEqual(20_000);
    }
  });

  it('keeps nothing with a limit of 0', () => {
    const store = new AnswerStore(0);
    store.set('a', '1', answer());
    expect(store.get('a', '1')).toBeUndefined();
    expect(store.bytes).toBe(0);
  });
});
