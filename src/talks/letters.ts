/**
 * Letters, their marks, digits and `_`, as the inside of a class: `\p{L}\p{N}\p{M}_` to within symbols of rare scripts and
 * numbers in circles. The exact class is a thousand ranges: an expression that ignores case takes four milliseconds to
 * compile with it instead of a half, and there are dozens of expressions for each language.
 */
export const LETTERS = [
  String.raw`\w\xAA\xB5\xBA\xC0-\xD6\xD8-\xF6\xF8-\u037D\u037F-\u0386\u0388-\u0559\u0560-\u0588`,
  String.raw`\u0591-\u05BD\u05BF-\u05F2\u0610-\u061A\u0620-\u0669\u066E-\u06D3\u06D5-\u0963\u0966-\u096F\u0971-\u1049\u1050-\u135F\u1369-\u17D3\u17D7-\u1FFF`,
  String.raw`\u2C00-\u2DFF\u3005-\u3007\u3021-\u302F\u3031-\u3035\u3038-\u303C\u3041-\u309F\u30A1-\u30FA\u30FC-\u31BF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\uD7FF`,
  String.raw`\uF900-\uFDFF\uFE20-\uFE2F\uFE70-\uFEFC\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF66-\uFFDC\u{10000}-\u{1EFFF}\u{20000}-\u{3FFFF}`,
].join('');

/** Scripts in which words stand beside each other without spaces, or with endings grown to them. */
export const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
