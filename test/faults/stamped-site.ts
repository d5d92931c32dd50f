import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a site whose every row bears a stamp, so that content of two ingestions can be told apart wherever it shows:
 * posts, texts, keywords, images, links, talks, speakers, organizations, events, findings.
 */
export async function writeStampedSite(folder: string, stamp: string, posts: number): Promise<void> {
  await mkdir(join(folder, 'content', 'blog'), { recursive: true });
  await writeFile(join(folder, 'hugo.toml'), `title = "Site ${stamp}"\n`);
  await Promise.all(
    Array.from({ length: posts }, (_, at) => writeFile(join(folder, 'content', 'blog', `post-${at}.md`), stampedPost(at, stamp, posts))),
  );
}

function stampedPost(at: number, stamp: string, posts: number): string {
  const day = String((at % 28) + 1).padStart(2, '0');
  return `---
title: Post ${at} ${stamp}
description: About ${stamp}
date: 2024-02-${day}
keywords: [Keyword ${at % 7} ${stamp}, All ${stamp}]
authors: [Author ${stamp}]
talks:
  - title: Talk ${at} ${stamp}
    url: https://www.youtube.com/watch?v=talk${String(at).padStart(7, '0')}
    speakers: [Speaker ${at % 5} ${stamp} (Company ${stamp})]
    event: Conference ${stamp} 2024
    date: 2024-02-${day}
---

## Heading ${stamp}

Text ${at} of ${stamp}, and [the next](post-${(at + 1) % posts}.md "${stamp}"), ${'words of some length '.repeat(20)}.

![Image ${stamp}](https://images.example/${at}.png?${stamp})

[Gone](gone-${stamp}.md)
`;
}
