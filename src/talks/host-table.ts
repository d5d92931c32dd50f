import type { VideoProvider } from '../model.ts';

/**
 * What a URL of a known host proves.
 * - `recording`, `schedule`: one video, one session page: a talk if the text does not speak against it
 * - `event-page`: the page of one meeting (meetup and the like): a talk only if the text names a session
 * - `programme`, `playlist`, `channel`, `profile`, `other`: never a talk by itself
 * - `slides`: belongs to the talk beside it
 */
export type LinkRole = 'recording' | 'schedule' | 'event-page' | 'slides' | 'programme' | 'playlist' | 'channel' | 'profile' | 'other';

/** One form of URL of a host; the first whose pattern fits decides. */
interface UrlForm {
  readonly role: LinkRole;
  /** Matched against path and query (`/watch?v=ID&t=3`). Group 1, if any, is the identity. */
  readonly path: RegExp;
}

export interface Host {
  /** Host names without `www.` or `m.`; a leading dot also takes every subdomain, `*` every host. */
  readonly hosts: readonly string[];
  /** First part of the canonical key. */
  readonly key: string;
  readonly provider?: VideoProvider;
  /** Canonical address of identity `$1`; without it the URL as written, without its fragment and tracking parameters. */
  readonly canonical?: string;
  readonly embed?: string;
  readonly thumbnail?: string;
  readonly forms: readonly UrlForm[];
}

const YOUTUBE = {
  key: 'youtube',
  provider: 'YOUTUBE',
  canonical: 'https://www.youtube.com/watch?v=$1',
  embed: 'https://www.youtube-nocookie.com/embed/$1',
  thumbnail: 'https://i.ytimg.com/vi/$1/hqdefault.jpg',
} as const;

const SCHED = { key: 'sched', canonical: 'https://sched.co/$1' } as const;

/** Recording and schedule hosts. A new host is one row here and one line in `test/talks/hosts.test.ts`. */
export const HOSTS: readonly Host[] = [
  {
    ...YOUTUBE,
    hosts: ['youtube.com', 'youtube-nocookie.com', 'music.youtube.com', 'gaming.youtube.com'],
    forms: [
      { role: 'playlist', path: /^\/(?:playlist|embed\/videoseries|embed\/?\?listType)\b/ },
      { role: 'recording', path: /^\/watch\/?\?(?:[^#]{0,400}&)?v=([\w-]{5,64})/ },
      { role: 'recording', path: /^\/(?:embed|live|shorts|v|e|watch)\/([\w-]{5,64})/ },
      { role: 'channel', path: /^\/(?:@|channel\/|c\/|user\/|feed\/|results|$)/ },
      { role: 'channel', path: /^\// },
    ],
  },
  { ...YOUTUBE, hosts: ['youtu.be'], forms: [{ role: 'recording', path: /^\/([\w-]{5,64})/ }] },
  {
    hosts: ['vimeo.com', 'player.vimeo.com'],
    key: 'vimeo',
    provider: 'VIMEO',
    canonical: 'https://vimeo.com/$1',
    embed: 'https://player.vimeo.com/video/$1',
    forms: [
      { role: 'recording', path: /^\/(?:showcase|album)\/\d{1,12}\/video\/(\d{5,12})/ },
      { role: 'playlist', path: /^\/(?:showcase|album|channels\/[^/]+\/?$|groups\/[^/]+\/?$)/ },
      { role: 'recording', path: /^\/(?:video\/|event\/|channels\/[^/]+\/|groups\/[^/]+\/videos\/|manage\/videos\/)?(\d{5,12})/ },
      { role: 'channel', path: /^\// },
    ],
  },
  {
    hosts: ['bilibili.com', 'player.bilibili.com'],
    key: 'bilibili',
    provider: 'BILIBILI',
    canonical: 'https://www.bilibili.com/video/$1',
    embed: 'https://player.bilibili.com/player.html?bvid=$1',
    forms: [
      { role: 'recording', path: /^\/(?:video\/|player\.html\?(?:[^#]{0,200}&)?bvid=)(BV\w{8,14})/ },
      { role: 'recording', path: /^\/video\/(av\d{3,14})/ },
      { role: 'channel', path: /^\// },
    ],
  },
  { hosts: ['space.bilibili.com'], key: 'bilibili-space', forms: [{ role: 'channel', path: /^\// }] },
  { hosts: ['b23.tv'], key: 'b23', provider: 'BILIBILI', forms: [{ role: 'recording', path: /^\/(\w{5,20})/ }] },
  {
    hosts: ['media.ccc.de'],
    key: 'ccc',
    provider: 'OTHER',
    canonical: 'https://media.ccc.de/v/$1',
    embed: 'https://media.ccc.de/v/$1/oembed',
    forms: [
      { role: 'recording', path: /^\/v\/([\w.-]{3,160})/ },
      { role: 'playlist', path: /^\// },
    ],
  },
  {
    hosts: ['sched.co'],
    ...SCHED,
    forms: [
      { role: 'schedule', path: /^\/([A-Za-z0-9]{3,12})\/?(?:$|\?)/ },
      { role: 'programme', path: /^\// },
    ],
  },
  {
    hosts: ['.sched.com', '.sched.org'],
    ...SCHED,
    forms: [
      { role: 'schedule', path: /^\/event\/([A-Za-z0-9]{3,12})/ },
      { role: 'slides', path: /^\/hosted_files\// },
      { role: 'profile', path: /^\/(?:speaker|artist|directory|u)\b/ },
      { role: 'other', path: /^\/venue\b/ },
      { role: 'programme', path: /^\// },
    ],
  },
  { hosts: ['static.sched.com', 'schd.ws'], key: 'sched-files', forms: [{ role: 'slides', path: /^\// }] },
  {
    hosts: ['sessionize.com', '.sessionize.com'],
    key: 'sessionize',
    forms: [
      { role: 'schedule', path: /^\/(?:s|app\/speaker\/session|session)\/((?:[\w-]{1,80}\/){0,2}[\w-]{1,160}\/\d{3,9})/ },
      { role: 'schedule', path: /^\/s\/([\w-]{1,80}\/[\w-]{1,160})/ },
      { role: 'programme', path: /^\/(?:view|api)\// },
      { role: 'profile', path: /^\// },
    ],
  },
  {
    hosts: ['fosdem.org', 'archive.fosdem.org'],
    key: 'fosdem',
    canonical: 'https://fosdem.org/$1/',
    forms: [
      { role: 'slides', path: /\/attachments\// },
      { role: 'schedule', path: /^\/(\d{4}\/schedule\/event\/[\w.-]{1,160})/ },
      { role: 'profile', path: /^\/\d{4}\/schedule\/speaker\// },
      { role: 'programme', path: /^\// },
    ],
  },
  {
    hosts: ['video.fosdem.org'],
    key: 'fosdem-video',
    provider: 'OTHER',
    forms: [{ role: 'recording', path: /^\/(\d{4}\/[\w./-]{3,160}\.(?:webm|mp4))/ }],
  },
  {
    hosts: ['usenix.org'],
    key: 'usenix',
    forms: [
      { role: 'schedule', path: /^\/conference\/([\w-]{2,60}\/(?:presentation|technical-sessions\/presentation)\/[\w-]{2,120})/ },
      { role: 'programme', path: /^\/conference\// },
      { role: 'other', path: /^\// },
    ],
  },
  {
    hosts: ['infoq.com'],
    key: 'infoq',
    provider: 'OTHER',
    forms: [{ role: 'recording', path: /^\/(?:presentations|conference)\/([\w-]{3,160})/ }],
  },
  {
    hosts: ['twitch.tv'],
    key: 'twitch',
    provider: 'OTHER',
    forms: [
      { role: 'recording', path: /^\/(?:[\w-]{1,60}\/)?videos?\/(\d{5,15})/ },
      { role: 'channel', path: /^\// },
    ],
  },
  { hosts: ['slideslive.com'], key: 'slideslive', provider: 'OTHER', forms: [{ role: 'recording', path: /^\/(\d{5,12})/ }] },
  { hosts: ['brighttalk.com'], key: 'brighttalk', forms: [{ role: 'schedule', path: /^\/webcast\/(\d{1,9}\/\d{1,9})/ }] },
  {
    hosts: ['devopsdays.org', 'legacy.devopsdays.org'],
    key: 'devopsdays',
    forms: [
      { role: 'schedule', path: /^\/events\/([\w-]{3,80}\/program\/[\w-]{2,160})/ },
      { role: 'profile', path: /^\/events\/[\w-]{3,80}\/speakers\// },
      { role: 'programme', path: /^\// },
    ],
  },
  {
    hosts: ['cncf.io', 'linuxfoundation.org', 'openssf.org', 'lfnetworking.org'],
    key: 'lf',
    forms: [
      { role: 'schedule', path: /^\/((?:online-programs|webinars?|events\/webinar)\/[\w%-]{3,200})/ },
      { role: 'other', path: /^\// },
    ],
  },
  {
    hosts: ['events.linuxfoundation.org', 'events19.linuxfoundation.org'],
    key: 'lf-events',
    forms: [
      // A programme page opened at one session.
      { role: 'schedule', path: /^\/[\w/-]{3,200}\?(?:[\w=&%-]{0,100}&)?id=(\d{3,12})(?:&|$)/ },
      { role: 'schedule', path: /^\/([\w-]{3,80}\/(?:program\/)?(?:sessions?|keynotes?)\/[\w-]{3,160})/ },
      { role: 'programme', path: /^\// },
    ],
  },
  {
    hosts: ['community.cncf.io', '.bevylabs.com', '.bevy.com'],
    key: 'community',
    forms: [
      { role: 'event-page', path: /^\/(?:events|e)\/(?:details\/)?([\w%-]{3,200})/ },
      { role: 'programme', path: /^\// },
    ],
  },
  {
    hosts: ['meetup.com'],
    key: 'meetup',
    canonical: 'https://www.meetup.com/$1/',
    forms: [
      { role: 'event-page', path: /^\/(?:[a-z]{2}-[A-Za-z]{2}\/)?([\w%-]{2,100}\/events\/\w{5,30})/ },
      { role: 'programme', path: /^\// },
    ],
  },
  {
    hosts: ['.zoom.us', 'zoom.us'],
    key: 'zoom',
    forms: [{ role: 'event-page', path: /^\/webinar\/register\/([\w-]{8,60})/ }],
  },
  { hosts: ['crowdcast.io'], key: 'crowdcast', forms: [{ role: 'event-page', path: /^\/[ec]\/([\w-]{3,80})/ }] },
  { hosts: ['airmeet.com'], key: 'airmeet', forms: [{ role: 'event-page', path: /^\/(?:event|e)\/([\w-]{8,60})/ }] },
  { hosts: ['bigmarker.com'], key: 'bigmarker', forms: [{ role: 'event-page', path: /^\/([\w-]{2,60}\/[\w-]{3,120})/ }] },
  { hosts: ['app.livestorm.co'], key: 'livestorm', forms: [{ role: 'event-page', path: /^\/([\w-]{2,60}\/[\w-]{3,120})/ }] },
  {
    hosts: ['register.gotowebinar.com', 'attendee.gotowebinar.com'],
    key: 'gotowebinar',
    forms: [{ role: 'event-page', path: /^\/(?:register|recording|rt)\/(\d{8,24})/ }],
  },
  { hosts: ['streamyard.com'], key: 'streamyard', forms: [{ role: 'event-page', path: /^\/watch\/(\w{6,20})/ }] },
  {
    hosts: ['linkedin.com'],
    key: 'linkedin',
    forms: [
      { role: 'event-page', path: /^\/events\/([\w%-]{5,200})/ },
      { role: 'event-page', path: /^\/video\/(?:live|event)\/([\w:%-]{10,80})/ },
    ],
  },
  { hosts: ['lu.ma', 'luma.com'], key: 'luma', forms: [{ role: 'event-page', path: /^\/([\w-]{4,40})/ }] },
  {
    hosts: ['eventbrite.com', 'eventbrite.co.uk', 'eventbrite.de', 'eventbrite.fr'],
    key: 'eventbrite',
    forms: [{ role: 'event-page', path: /^\/e\/([\w-]{4,160})/ }],
  },
  { hosts: ['docs.google.com'], key: 'google-slides', forms: [{ role: 'slides', path: /^\/presentation\// }] },
  {
    hosts: ['speakerdeck.com', 'slideshare.net', 'slides.com', '.slides.com', 'noti.st', 'slid.es'],
    key: 'slides',
    forms: [{ role: 'slides', path: /^\/./ }],
  },
  // Self-hosted programs, known by the shape of their URLs alone.
  {
    hosts: ['*'],
    key: 'pretalx',
    forms: [
      { role: 'schedule', path: /^((?:\/[\w.-]{1,60}){1,3}\/talk\/[A-Z0-9]{5,8})\/?(?:$|\?)/ },
      { role: 'profile', path: /^(?:\/[\w.-]{1,60}){1,3}\/speaker\/[A-Z0-9]{5,8}\/?(?:$|\?)/ },
    ],
  },
  {
    // The programme of a call for papers: `/2023/talk/QAG-3613/A_title`.
    hosts: ['*'],
    key: 'cfp-talk',
    forms: [{ role: 'schedule', path: /^((?:\/[\w.-]{1,60}){0,3}\/talk\/[A-Z]{3}-\d{4})(?:$|[/?])/ }],
  },
  {
    // frab and its kin: `/2023/Fahrplan/events/4804.html`, `/schedule/events/4804.en.html`.
    hosts: ['*'],
    key: 'frab',
    forms: [
      {
        role: 'schedule',
        path: /^((?:\/[\w.-]{1,60}){0,4}\/(?:fahrplan|schedule)\/events\/\d{2,6})(?:\.[a-z]{2})?(?:\.html)?\/?(?:$|\?)/i,
      },
      { role: 'profile', path: /^(?:\/[\w.-]{1,60}){0,4}\/(?:fahrplan|schedule)\/speakers\/\d{1,6}/i },
    ],
  },
  {
    // Indico: `/event/4/contributions/448/`.
    hosts: ['*'],
    key: 'indico',
    forms: [
      { role: 'schedule', path: /^((?:\/[\w.-]{1,60}){0,2}\/event\/\d{1,8}\/contributions?\/\d{1,8})(?:$|[/?])/ },
      { role: 'programme', path: /^(?:\/[\w.-]{1,60}){0,2}\/event\/\d{1,8}\/(?:sessions|timetable|contributions)(?:$|[/?])/ },
    ],
  },
  {
    // A programme that counts its talks: `/2011/vortraege/745`, `/charlas/12`.
    hosts: ['*'],
    key: 'counted-talk',
    forms: [
      {
        role: 'schedule',
        path: /^((?:\/[\w.-]{1,60}){0,4}\/(?:vortraege|vortrag|charlas?|ponencias?|palestras?|prelekcje|doklady)\/\d{1,6})\/?(?:$|\?)/i,
      },
    ],
  },
  {
    hosts: ['*'],
    key: 'session-page',
    forms: [{ role: 'event-page', path: /^((?:\/[\w.-]{1,60}){0,4}\/(?:talks?|sessions?|presentations?)\/[\w.%-]{4,160})\/?(?:$|\?)/ }],
  },
  {
    // A video that lies on a server of its own, such as a conference's archive.
    hosts: ['*'],
    key: 'video-file',
    provider: 'OTHER',
    forms: [{ role: 'recording', path: /^(\/[^?#]{3,400}\.(?:webm|mp4|ogv))(?:$|\?)/i }],
  },
  {
    hosts: ['*'],
    key: 'peertube',
    provider: 'OTHER',
    forms: [
      { role: 'playlist', path: /^\/w\/p\/[A-Za-z0-9]{20,24}/ },
      { role: 'recording', path: /^(\/w\/[A-Za-z0-9]{20,24})(?:$|[/?])/ },
      { role: 'recording', path: /^(\/videos\/(?:watch|embed)\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/ },
    ],
  },
];

/** Cheap test over a whole text: without a hit here no link of it can be a talk. */
export const HOST_HINT =
  /youtu|vimeo|bilibili|b23\.tv|media\.ccc\.de|\bsched\.(?:co|com|org)|sessionize|\/event\/\d{1,8}\/(?:contribution|session|timetable)|(?:fahrplan|schedule)\/events\/\d|fosdem\.org|usenix\.org|infoq\.com|twitch\.tv|slideslive|brighttalk|devopsdays\.org|cncf\.io|linuxfoundation\.org|openssf\.org|lfnetworking\.org|bevy|meetup\.com|lu\.ma|luma\.com|eventbrite|zoom\.us|crowdcast|airmeet|bigmarker|livestorm|gotowebinar|streamyard|linkedin\.com|\/(?:talk|session|presentation)s?\/[\w.%-]{4}|\/(?:vortraege|vortrag|charlas?|ponencias?|palestras?|prelekcje|doklady)\/\d|\.(?:webm|mp4|ogv)\b|\/w\/[A-Za-z0-9]{20}|\/videos\/(?:watch|embed)\//i;
