-- The search index: words only, its texts lie in the tables. Text comes in folded and cut into words by src/store/search-words.ts.
CREATE VIRTUAL TABLE `search` USING fts5(title, headings, body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'");
