import type { TalkKind } from '../model.ts';

/** A front matter key as the tables below spell it: `video_url`, `videoURL` and `video-url` are one. */
export function keyName(key: string): string {
  return key.toLowerCase().replaceAll(/[\s_-]+/g, '');
}

/**
 * The keys under which themes and site owners keep what a talk is, by their role; of several the first one that can be
 * read counts. Hugo keys are English nearly everywhere: a language adds its words where sites write them.
 */
export const PAGE_KEYS = {
  recording: [
    'recording',
    'recordingurl',
    'recordinglink',
    'urlrecording',
    'video',
    'videourl',
    'videolink',
    'urlvideo',
    'videos',
    'youtube',
    'youtubeurl',
    'youtubelink',
    'youtubeid',
    'youtubevideo',
    'youtubevideoid',
    'ytid',
    'videoid',
    'videoembed',
    'vimeo',
    'vimeourl',
    'vimeoid',
    'bilibili',
    'bilibiliid',
    'peertube',
    'grabación',
    'aufzeichnung',
    'enregistrement',
    'gravação',
    'registrazione',
    'запис',
    '録画',
    '视频',
    '녹화',
  ],
  /** The talk's own page in a schedule. */
  session: ['session', 'sessionurl', 'sessionlink', 'urlsession', 'talkurl', 'talklink', 'schedule', 'scheduleurl', 'sched', 'schedurl'],
  /** Where a webinar takes place or lets people in. */
  registration: ['registration', 'registrationurl', 'registrationlink', 'register', 'registerurl', 'signup', 'signupurl'],
  /** The event's page, or any: a talk's own only where its host says so. */
  eventPage: [
    'eventurl',
    'eventlink',
    'eventpage',
    'urlevent',
    'conferenceurl',
    'conferencelink',
    'conferencewebsite',
    'meetupurl',
    'meetuplink',
    'link',
    'externalurl',
    'externallink',
  ],
  slides: [
    'slides',
    'slidesurl',
    'slideslink',
    'urlslides',
    'slide',
    'slideurl',
    'slidedeck',
    'slidedeckurl',
    'deck',
    'speakerdeck',
    'slideshare',
    'presentation',
    'presentationurl',
    'presentationlink',
    'folien',
    'diapositivas',
    'diapositives',
    'slajdy',
  ],
  title: ['talktitle', 'sessiontitle', 'presentationtitle', 'webinartitle'],
  speakers: [
    'speakers',
    'speaker',
    'speakernames',
    'speakername',
    'presenters',
    'presenter',
    'presentedby',
    'panelists',
    'panelist',
    'lecturer',
    'lecturers',
    'ponentes',
    'ponente',
    'orateurs',
    'orateur',
    'intervenants',
    'palestrantes',
    'palestrante',
    'referenten',
    'referent',
    'referentin',
    'relatori',
    'relatore',
    'доповідачі',
    'доповідач',
    '登壇者',
    '讲者',
    '발표자',
  ],
  /** Who wrote the page: of a talk's own page as a rule its speakers. */
  authors: ['authors', 'author', 'guests', 'guest'],
  organization: ['organization', 'organisation', 'org', 'company', 'affiliation', 'employer', 'institution', 'speakercompany'],
  event: [
    'event',
    'eventname',
    'eventtitle',
    'conference',
    'conferencename',
    'conf',
    'meetup',
    'meetupname',
    'evento',
    'conferencia',
    'veranstaltung',
    'konferenz',
    'conférence',
    'conferência',
    'conferenza',
    'подія',
    'конференція',
    'イベント',
    '会议',
    '행사',
  ],
  /** A place, or the event's name where it reads as one. */
  venue: ['venue', 'location', 'eventlocation', 'place', 'city'],
  kind: ['talktype', 'sessiontype', 'talkkind', 'sessionkind', 'presentationtype', 'format'],
  /** The talk's own day. */
  day: ['talkdate', 'dateoftalk', 'sessiondate', 'presentationdate', 'presentedon', 'presentedat', 'webinardate', 'recordedon'],
  start: ['eventstart', 'eventstartdate', 'eventdate', 'startdate', 'starttime', 'start', 'datestart'],
  end: ['eventend', 'eventenddate', 'enddate', 'endtime', 'end', 'dateend'],
  /** Lists of several sessions: such a page is an event's. */
  programme: ['sessions', 'schedule', 'agenda', 'program', 'programme', 'lineup', 'talks', 'presentations', 'tracks'],
} as const satisfies Record<string, readonly string[]>;

export type PageRole = keyof typeof PAGE_KEYS;

/** Of an entry of `speakers`. */
export const SPEAKER_KEYS = {
  name: ['name', 'fullname', 'speaker', 'speakername', 'displayname'],
  first: ['firstname', 'givenname', 'first'],
  last: ['lastname', 'familyname', 'surname', 'last'],
  organization: ['organization', 'organisation', 'org', 'company', 'affiliation', 'employer', 'institution', 'work'],
  position: ['title', 'role', 'position', 'jobtitle', 'job'],
  /** A talk of their own. */
  talk: ['talk', 'talktitle', 'session', 'sessiontitle', 'topic', 'presentation'],
} as const;

/** Where a value that is a set of fields keeps an address, a name or a place. */
export const VALUE_KEYS = {
  address: ['url', 'href', 'link', 'src', 'youtube', 'vimeo', 'bilibili', 'id', 'videoid'],
  name: ['name', 'title'],
  page: ['url', 'link', 'website', 'href'],
  place: ['location', 'place', 'city', 'venue'],
  start: ['start', 'startdate', 'startson', 'from', 'date'],
  end: ['end', 'enddate', 'endson', 'to'],
} as const;

/** Keys whose value says what sort of page it is. */
export const TYPE_KEYS = ['type', 'contenttype', 'posttype', 'kind', 'layout'] as const;

/** What the word of a `type`, a `layout` or a folder says of its pages. */
export interface PageType {
  readonly kind: TalkKind;
  /** Whether such a page is a talk; else it may as well be a whole event, a lesson or an episode. */
  readonly sure: boolean;
}

const sure = (kind: TalkKind): PageType => ({ kind, sure: true });
const open = (kind: TalkKind): PageType => ({ kind, sure: false });

/** In the singular: a plural `s` is taken off before. */
export const PAGE_TYPES: ReadonlyMap<string, PageType> = new Map([
  ...['talk', 'session', 'presentation', 'speaking', 'lecture', 'breakout', 'charla', 'ponencia', 'palestra', 'vortrag', 'vorträge'].map(
    (word) => [word, sure('TALK')] as const,
  ),
  ...['доповідь', '講演', '演讲', '발표'].map((word) => [word, sure('TALK')] as const),
  ['keynote', sure('KEYNOTE')],
  ['lightningtalk', sure('LIGHTNING_TALK')],
  ['ignite', sure('LIGHTNING_TALK')],
  ['panel', sure('PANEL')],
  ['paneldiscussion', sure('PANEL')],
  ['webinar', sure('WEBINAR')],
  ['webcast', sure('WEBINAR')],
  ['event', open('TALK')],
  ['meetup', open('TALK')],
  ['livestream', open('WEBINAR')],
  ['podcast', open('WEBINAR')],
  ['workshop', open('WORKSHOP')],
  ['tutorial', open('WORKSHOP')],
  ['demo', open('DEMO')],
]);

/** Bare ids under a key: which keys, what an id looks like, and the address that it stands for. */
export const VIDEO_IDS: readonly { readonly key: RegExp; readonly id: RegExp; readonly url: string }[] = [
  // A word or a handle is no id: ids are random, so a capital or a digit stands inside.
  {
    key: /^(?:youtube|yt|video|recording)/,
    id: /^(?=.+[A-Z]|.*\d.*[A-Za-z])(?=.*[a-z\d])[\w-]{11}$/,
    url: 'https://www.youtube.com/watch?v=',
  },
  { key: /^vimeo/, id: /^\d{6,12}$/, url: 'https://vimeo.com/' },
  { key: /^bilibili/, id: /^BV\w{8,14}$/, url: 'https://www.bilibili.com/video/' },
];
