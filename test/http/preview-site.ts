import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import sharp from 'sharp';
import { expect } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { createLectern, type Lectern } from '../../src/lectern.ts';
import { temporarySite } from '../site.ts';

export const TOKEN = 'a token of the editors alone';
/** Stands in everything that hidden posts say, and nowhere else. */
export const MARK = 'zqsecret';

const PUBLISHED = {
  'hugo.toml': 'baseURL = "https://site.example/"\ntitle = "Site"\n',
  'content/en/blog/open/index.md': `---
title: Open
date: 2024-01-02
keywords: [Shared, Open]
---
To [one](/en/plain-draft/), [two](../gone.md) and {{< ref "/blog/future.md" >}}, and ![a picture](open.png).

- [A shared talk](https://www.youtube.com/watch?v=shared00001) by Ada Example (Acme) at KubeCon Europe 2024
`,
  'content/en/blog/second.md': '---\ntitle: Second\ndate: 2024-01-03\nkeywords: [Shared]\nauthors: [Ada]\n---\nMore [of it](open/).\n',
  'content/es/blog/second.md': '---\ntitle: Segundo\ndate: 2024-01-03\n---\nMás.\n',
};

/** A post that says the mark in every way there is. */
function hidden(frontMatter: string, name: string): string {
  return `---
title: Title ${MARK} ${name}
linkTitle: Link ${MARK}
description: Description ${MARK}
keywords: [Shared, Keyword ${MARK} ${name}]
authors: [Author ${MARK}]
attribution: Attribution ${MARK}
aliases: [/alias-${MARK}-${name}/]
secret: { deep: Param ${MARK} }
talks:
  - title: Talk ${MARK} ${name}
    url: https://www.youtube.com/watch?v=${name.padEnd(11, '0')}
    speakers: [Speaker ${MARK} (Company ${MARK})]
    event: Conference ${MARK} 2024
    date: 2024-05-06
  - title: A longer title ${MARK} of the shared talk
    url: https://www.youtube.com/watch?v=shared00001
    speakers: [Second ${MARK}]
    event: KubeCon Europe 2024
    kind: keynote
${frontMatter}
---
# Heading ${MARK}

Text ${MARK}, a [link](https://${MARK}.example/), a [way back](/en/blog/open/), a [broken one](/${MARK}/), {{< unknown ${MARK} >}}.
![Alt ${MARK}](picture-${MARK}.png) ![Missing ${MARK}](missing-${MARK}.png) ![Elsewhere](https://${MARK}.example/x.png)
`;
}

const HIDDEN = {
  [`content/en/blog/draft-${MARK}/index.md`]: hidden('draft: true\nurl: /plain-draft/\ndate: 2024-01-04', 'draft'),
  [`content/en/blog/draft-${MARK}/notes-${MARK}.md`]: `---\ntitle: Notes ${MARK}\n---\nNotes.\n`,
  'content/en/blog/future.md': hidden('date: 2999-01-01', 'future'),
  'content/en/blog/gone.md': hidden('date: 2020-01-01\nexpiryDate: 2020-02-01', 'gone'),
  'content/es/blog/open/index.md': hidden('draft: true\ndate: 2024-01-02', 'translation'),
  'content/en/hidden-section/_index.md': hidden('draft: true', 'section'),
  'content/en/blog/broken.md': `---\ntitle: Broken ${MARK}: is: this\ndraft: true\n---\nText ${MARK}.\n`,
  'content/en/blog/unclosed.md': `---\ntitle: Unclosed ${MARK}\ndraft: true\n\nText ${MARK}.\n`,
  'content/en/blog/large.md': `---\ntitle: Large ${MARK}\ndraft: true\nx: ${'y'.repeat(20_000)}\n---\nText ${MARK}.\n`,
  'content/en/blog/toml.md': `+++\ntitle = "Toml ${MARK}"\nexpiryDate = 2020-01-01\nbroken = \n+++\nText ${MARK}.\n`,
  'content/en/blog/json.md': `{"title": "Json ${MARK}", "draft": "true"}\n\nText ${MARK}.\n`,
};

/** The same sites served in three ways. */
export interface PreviewFixture extends AsyncDisposable {
  /** Database of the whole site; the preview's lies beside it. */
  readonly database: string;
  /** Serves the whole site, with a token. */
  readonly lectern: Lectern;
  /** Serves the site without the hidden posts: what everyone must see of the whole one. */
  readonly model: Lectern;
  /** Serves the whole site with drafts and so on: what editors must see. */
  readonly editors: Lectern;
}

function png(background: string): Promise<Buffer> {
  return sharp({ create: { width: 4, height: 3, channels: 3, background } })
    .png()
    .toBuffer();
}

export async function openPreviewFixture(): Promise<PreviewFixture> {
  const pictures = { 'content/en/blog/open/open.png': await png('#336699') };
  const secret = { [`content/en/blog/draft-${MARK}/picture-${MARK}.png`]: await png('#996633') };
  const whole = await temporarySite({ ...PUBLISHED, ...pictures, ...HIDDEN, ...secret });
  const published = await temporarySite({ ...PUBLISHED, ...pictures });
  const lectern = createLectern({ sites: [`site=${whole.folder}`], database: whole.database, previewToken: TOKEN, corsOrigins: ['*'] });
  const model = createLectern({ sites: [`site=${published.folder}`], database: published.database });
  const everything = { drafts: true, future: true, expired: true };
  const editors = createLectern({ sites: [`site=${whole.folder}`], database: `${whole.database}.editors`, ...everything });
  for (const one of [lectern, model, editors]) await one.ingest();
  return {
    database: whole.database,
    lectern,
    model,
    editors,
    async [Symbol.asyncDispose]() {
      for (const one of [lectern, model, editors]) await one.close();
      await whole[Symbol.asyncDispose]();
      await published[Symbol.asyncDispose]();
    },
  };
}

export function get(from: Lectern, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return from.fetch(new Request(`http://api.example${path}`, { headers }));
}

export async function ask(from: Lectern, query: string, token?: string): Promise<string> {
  const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const response = await from.fetch(
    new Request('http://api.example/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) }),
  );
  return response.text();
}

/** Without what tells one ingestion from another, and where images are shown from. */
function comparable(answer: string): string {
  return answer.replaceAll(/"(revision|ingestedAt)":"[^"]*"/g, '"$1":""').replaceAll(/\/preview\/[\w-]+\/images\//g, '/images/');
}

const id = (text: string): string => Buffer.from(text).toString('base64url');

/** Everything by which somebody who knows or guesses of a hidden thing might ask for it. */
const IDENTIFIERS: Readonly<Record<string, readonly string[]>> = {
  PostBy: [
    ...Object.keys(HIDDEN).map((path) => `{ source: { path: "${path.replace(/^content\//, '')}" } }`),
    `{ url: "/en/plain-draft/" }`,
    `{ url: "/plain-draft/" }`,
    `{ url: "https://site.example/en/plain-draft/" }`,
    `{ url: "/alias-${MARK}-draft/" }`,
    `{ url: "/en/blog/future/" }`,
    `{ id: "${id(`Post:site/content/en/blog/gone.md`)}" }`,
    `{ url: "/en/blog/open/" }`,
  ],
  ImageBy: [`{ url: "https://${MARK}.example/x.png" }`, `{ id: "${id(`Image:site/en/blog/draft-${MARK}/picture-${MARK}.png`)}" }`],
  KeywordBy: [`{ slug: "keyword-${MARK}-draft" }`, '{ slug: "shared" }'],
  TalkBy: ['{ url: "https://youtu.be/draft000000" }', '{ url: "https://youtu.be/shared00001" }'],
  SpeakerBy: [`{ slug: "speaker-${MARK}" }`, '{ slug: "ada-example" }'],
  OrganizationBy: [`{ slug: "company-${MARK}" }`],
  EventBy: [`{ slug: "conference-${MARK}-2024" }`, '{ slug: "kubecon-europe-2024" }'],
  ID: [`"${id('Post:site/en/blog/gone.md')}"`, `"${id('Talk:youtube:draft000000')}"`, `"${id('Keyword:shared')}"`],
  String: [`"${MARK}"`, '"shared"', '"secret.deep"'],
};

/** One field with its arguments, once for each identifier that it takes. */
function calls(field: GraphQLField<unknown, unknown>): string[] {
  const given = field.args.map((argument) => {
    const named = getNamedType(argument.type);
    if (argument.name === 'first') return ['first: 50'];
    if (!isNonNullType(argument.type) || argument.defaultValue !== undefined) return [];
    const values =
      IDENTIFIERS[named.name] ?? (isEnumType(named) ? named.getValues().map(({ name }) => name) : isInputObjectType(named) ? ['{}'] : []);
    const list = String(argument.type).includes('[');
    return values.map((value) => `${argument.name}: ${list ? `[${value}]` : value}`);
  });
  const combined = given
    .filter((values) => values.length > 0)
    .reduce<string[][]>((all, values) => all.flatMap((before) => values.map((value) => [...before, value])), [[]]);
  return combined.map((args) => (args.length === 0 ? field.name : `${field.name}(${args.join(', ')})`));
}

function members(type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isUnionType(type)) return type.getTypes();
  return isInterfaceType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
}

/** Selections of a type that together reach every field: its leaves with one of its objects each, that as deep as it goes. */
function selections(type: GraphQLNamedType, depth: number): string[] {
  return members(type).flatMap((member) => {
    const fields = Object.values(member.getFields());
    const leaves = fields
      .filter((field) => isLeafType(getNamedType(field.type)))
      .flatMap(calls)
      .map((call, at) => (call.includes('(') ? `l${at}: ${call}` : call));
    const inner = depth === 0 ? [] : fields.filter((field) => !isLeafType(getNamedType(field.type)));
    const nested = inner.flatMap((field) =>
      calls(field).flatMap((call) => selections(getNamedType(field.type), depth - 1).map((selection) => `${call} ${selection}`)),
    );
    const on = member === type ? '' : `... on ${member.name} `;
    return [leaves.join(' '), ...nested].filter((text) => text !== '').map((text) => (on === '' ? `{ ${text} }` : `{ ${on}{ ${text} } }`));
  });
}

/** Everything that can be asked for, `depth` objects deep. */
function allQueries(depth: number): string[] {
  const query = schema.getQueryType();
  return query ? selections(query, depth) : [];
}

/** Asks for everything, and holds each answer to everyone against that of a site without the hidden posts. @returns answers with data */
export async function expectNoTrace({ lectern, model }: PreviewFixture, depth: number): Promise<number> {
  let answered = 0;
  for (const query of allQueries(depth)) {
    const answer = await ask(lectern, query);
    expect(comparable(answer), query).toBe(comparable(await ask(model, query)));
    expect(answer, query).not.toContain(MARK);
    if (answer.startsWith('{"data"')) answered += 1;
  }
  return answered;
}

/** Asks for everything with the token, and holds each answer against that of a gateway that shows all. @returns answers with the mark */
export async function expectEverything({ lectern, editors }: PreviewFixture, depth: number): Promise<number> {
  let marked = 0;
  for (const query of allQueries(depth)) {
    const answer = await ask(lectern, query, TOKEN);
    expect(comparable(answer), query).toBe(comparable(await ask(editors, query)));
    if (answer.includes(MARK)) marked += 1;
  }
  return marked;
}
