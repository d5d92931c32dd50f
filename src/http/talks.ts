import { hash } from 'node:crypto';
import type { LeasedReader } from '../store/reader-pool.ts';
import { type GatewayRequest, type GatewayResponse, HttpError, matchesEtag, requireRead } from './exchange.ts';
import { TALK_FORMATS, type TalkFormat } from './talk-formats.ts';
import type { ListedTalk, TalkListFilter } from './listed-talk.ts';
import { listTalks } from './talk-list.ts';

/** `/talks.json` and its siblings. */
export const TALKS_PATH = new RegExp(String.raw`^/talks\.(${Object.keys(TALK_FORMATS).join('|')})$`);

/** A reader that notes what is read. */
export interface TaggedLease extends LeasedReader {
  /** Cache tags of what has been read by now. */
  tags(): readonly string[];
}

const PARAMETERS = ['keyword', 'event', 'speaker', 'language'] as const satisfies readonly (keyof TalkListFilter)[];
/** Characters of one parameter: names are shorter. */
const MAX_PARAMETER = 256;

/**
 * Serves the talks as a file: `/talks.csv?keyword=security&language=es`.
 * @throws HttpError BAD_USER_INPUT for a parameter that is not there, METHOD_NOT_ALLOWED
 */
export async function serveTalks(request: GatewayRequest, lease: () => TaggedLease): Promise<GatewayResponse> {
  requireRead(request);
  const format = TALKS_PATH.exec(request.path)?.[1] as TalkFormat;
  const filter = readFilter(new URLSearchParams(request.search));
  const { reader, tags, release } = lease();
  try {
    const talks: ListedTalk[] = [];
    for await (const talk of listTalks(reader, filter)) talks.push(talk);
    const { contentType, stamped, write } = TALK_FORMATS[format];
    // Reading the time of the ingestion binds an answer to it.
    const body = write(talks, stamped ? (await reader.snapshot()).ingestedAt : '');
    const etag = `"${hash('sha256', body, 'hex').slice(0, 32)}"`;
    const headers = {
      'content-type': contentType,
      etag,
      'cache-control': 'no-cache',
      'cache-tag': tags().join(','),
      'x-content-type-options': 'nosniff',
    };
    return matchesEtag(request.header('if-none-match'), etag) ? { status: 304, headers, body: null } : { status: 200, headers, body };
  } finally {
    release();
  }
}

function readFilter(parameters: URLSearchParams): TalkListFilter {
  for (const [name, value] of parameters) {
    if (!PARAMETERS.some((known) => known === name))
      throw new HttpError(400, 'BAD_USER_INPUT', `There is no parameter "${name.slice(0, 40)}": use ${PARAMETERS.join(', ')}.`);
    if (value.length > MAX_PARAMETER || value === '')
      throw new HttpError(400, 'BAD_USER_INPUT', `The parameter "${name}" takes 1 to ${MAX_PARAMETER} characters.`);
  }
  return Object.fromEntries(PARAMETERS.map((name) => [name, parameters.get(name) ?? undefined]));
}
