import { describe, expect, test } from 'vitest';
import { checkGeneratedDocuments } from './generated-documents.ts';
import { offences } from './offences.ts';

describe('any document', () => {
  test('gives typed findings and safe HTML within 250 ms, and neither runs nor pollutes anything', { timeout: 120_000 }, () => {
    const { pages, findings } = checkGeneratedDocuments(2000, 1);
    expect(pages).toBeGreaterThan(1000);
    expect(findings).toBeGreaterThan(500);
  });

  test.each([
    '<script>x</script>',
    '<p onclick="x">',
    '<a href="jAva\tscript:x">',
    '<a href="\u0001javascript:x">',
    '<img src="data:text/html,x">',
    '<svg></svg>',
    '<p style="x">',
    '<p id="x">',
    '<iframe src="http://www.youtube.com/">',
    '<!-- x -->',
    '<form></form>',
    '<math><mtext></mtext></math>',
  ])('the measure itself finds %j', (html) => {
    expect(offences(html)).not.toEqual([]);
  });
});
