import { describe, expect, it } from 'vitest';
import { readTalkUrl, talkKeyOf, videoOfShortcode } from '../../src/talks/hosts.ts';
import { HOST_HINT, HOSTS } from '../../src/talks/host-table.ts';

describe('readTalkUrl', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=76s', 'recording', 'youtube:dQw4w9WgXcQ'],
    ['https://youtube.com/watch?app=desktop&v=dQw4w9WgXcQ', 'recording', 'youtube:dQw4w9WgXcQ'],
    ['http://m.youtube.com/watch?v=dQw4w9WgXcQ#t=3', 'recording', 'youtube:dQw4w9WgXcQ'],
    ['https://youtu.be/dQw4w9WgXcQ?si=abc&t=2', 'recording', 'youtube:dQw4w9WgXcQ'],
    ['https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0', 'recording', 'youtube:dQw4w9WgXcQ'],
    ['//www.youtube-nocookie.com/embed/dQw4w9WgXcQ', 'recording', 'youtube:dQw4w9WgXcQ'],
    ['https://www.youtube.com/live/dQw4w9WgXcQ?feature=share', 'recording', 'youtube:dQw4w9WgXcQ'],
    ['https://www.youtube.com/shorts/dQw4w9WgXcQ', 'recording', 'youtube:dQw4w9WgXcQ'],
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&amp;list=PL1', 'recording', 'youtube:dQw4w9WgXcQ'],
    ['https://vimeo.com/844586107', 'recording', 'vimeo:844586107'],
    ['https://player.vimeo.com/video/844586107?h=1', 'recording', 'vimeo:844586107'],
    ['https://www.bilibili.com/video/BV1xx411c7mD/?spm_id_from=1', 'recording', 'bilibili:BV1xx411c7mD'],
    ['https://media.ccc.de/v/37c3-12345-a_talk', 'recording', 'ccc:37c3-12345-a_talk'],
    ['https://tube.example/w/3uDrVoyvTcQxxZ9dLbnRPz', 'recording', 'peertube:tube.example/w/3uDrVoyvTcQxxZ9dLbnRPz'],
    [
      'https://tube.example/videos/watch/0b04f13d-1e18-4f1d-814e-4979aa7c9c44',
      'recording',
      'peertube:tube.example/videos/watch/0b04f13d-1e18-4f1d-814e-4979aa7c9c44',
    ],
    ['https://vimeo.com/showcase/4407825/video/844586107', 'recording', 'vimeo:844586107'],
    ['https://files.example.org/2018/a%20room/heron.webm', 'recording', 'video-file:files.example.org/2018/a%20room/heron.webm'],
    ['https://cfp.example.fr/2023/talk/QAG-3613/A_heron_:_its_fish!', 'schedule', 'cfp-talk:cfp.example.fr/2023/talk/QAG-3613'],
    ['https://sched.co/1R2tA', 'schedule', 'sched:1R2tA'],
    ['https://sched.co/1R2tA/', 'schedule', 'sched:1R2tA'],
    ['https://kccncna2023.sched.com/event/1R2tA/a-long-title-ada-park-acme?iframe=no', 'schedule', 'sched:1R2tA'],
    ['https://tage.heron.example/2011/vortraege/745', 'schedule', 'counted-talk:tage.heron.example/2011/vortraege/745'],
    ['https://heron.example/charlas/12/', 'schedule', 'counted-talk:heron.example/charlas/12'],
    ['https://sessionize.com/s/ada-park/a_title/12345', 'schedule', 'sessionize:ada-park/a_title/12345'],
    ['https://pretalx.com/devconf-2024/talk/ABC7XY/', 'schedule', 'pretalx:pretalx.com/devconf-2024/talk/ABC7XY'],
    [
      'http://events.example.de/congress/2011/Fahrplan/events/4804.en.html',
      'schedule',
      'frab:events.example.de/congress/2011/Fahrplan/events/4804',
    ],
    ['https://indico.heron.example/event/4/contributions/448/', 'schedule', 'indico:indico.heron.example/event/4/contributions/448'],
    ['https://fosdem.org/2024/schedule/event/fosdem-2024-1-x/', 'schedule', 'fosdem:2024/schedule/event/fosdem-2024-1-x'],
    ['https://www.cncf.io/online-programs/a-webinar/', 'schedule', 'lf:online-programs/a-webinar'],
    ['https://community.cncf.io/events/details/cncf-x-presents-y/', 'event-page', 'community:cncf-x-presents-y'],
    ['https://acme.zoom.us/webinar/register/WN_abcDEF123', 'event-page', 'zoom:WN_abcDEF123'],
    ['https://www.crowdcast.io/e/a-session/register', 'event-page', 'crowdcast:a-session'],
    ['https://www.linkedin.com/events/a-session7012345678901234567/', 'event-page', 'linkedin:a-session7012345678901234567'],
    [
      'https://www.linkedin.com/video/live/urn:li:ugcPost:7012345678901234567/',
      'event-page',
      'linkedin:urn:li:ugcPost:7012345678901234567',
    ],
    ['https://www.meetup.com/de-DE/a-group/events/291234567/', 'event-page', 'meetup:a-group/events/291234567'],
  ])('%s is a %s', (url, role, key) => {
    expect(readTalkUrl(url)).toMatchObject({ role, key });
  });

  it.each([
    ['https://www.youtube.com/playlist?list=PL1', 'playlist'],
    ['https://www.youtube.com/embed/videoseries?list=PL1', 'playlist'],
    ['https://www.youtube.com/@heron', 'channel'],
    ['https://www.youtube.com/channel/UC1', 'channel'],
    ['https://www.youtube.com/c/heron', 'channel'],
    ['https://vimeo.com/showcase/123456', 'playlist'],
    ['https://fosdem.org/2018/schedule/event/heron/attachments/slides/1/heron.pdf', 'slides'],
    ['https://space.bilibili.com/1234', 'channel'],
    ['https://kccncna2023.sched.com/', 'programme'],
    ['https://kccncna2023.sched.com/overview/type/Observability+Day', 'programme'],
    ['https://kccncna2023.sched.com/speaker/ada', 'profile'],
    ['https://kccncna2023.sched.com/venue/Hall+7', 'other'],
    ['https://static.sched.com/hosted_files/x/slides.pdf', 'slides'],
    ['https://sessionize.com/ada-park/', 'profile'],
    ['https://fosdem.org/2024/schedule/track/go/', 'programme'],
    ['https://indico.heron.example/event/4/timetable/', 'programme'],
    ['https://events.linuxfoundation.org/kubecon-cloudnativecon-europe/', 'programme'],
    ['https://www.cncf.io/blog/2023/11/06/news/', 'other'],
    ['https://www.meetup.com/a-group/', 'programme'],
    ['https://docs.google.com/presentation/d/1/edit', 'slides'],
    ['https://speakerdeck.com/ada/a-talk', 'slides'],
  ])('%s is a %s, so no talk', (url, role) => {
    expect(readTalkUrl(url)?.role).toBe(role);
  });

  it.each(['https://heron.example/docs', 'docs/page.md', '/blog/2023/', 'mailto:ada@example.org', 'https://', 'javascript:alert(1)', ''])(
    '%j is on no known host',
    (url) => {
      expect(readTalkUrl(url)).toBeNull();
    },
  );

  it('gives the recording of a video its player and picture', () => {
    expect(readTalkUrl('https://youtu.be/dQw4w9WgXcQ')?.video).toEqual({
      provider: 'YOUTUBE',
      videoId: 'dQw4w9WgXcQ',
      url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
      embedUrl: 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
      thumbnailUrl: 'https://i.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg',
    });
  });

  it('reads the words of a long schedule address', () => {
    expect(readTalkUrl('https://x.sched.com/event/1R2tA/small-agents-ada-park-acme')?.slugText).toBe('small agents ada park acme');
  });
});

describe('talkKeyOf', () => {
  it('is equal for every spelling, and the plain address for a host that is not known', () => {
    expect(talkKeyOf('https://youtu.be/dQw4w9WgXcQ?t=1')).toBe(talkKeyOf('https://www.youtube.com/watch?v=dQw4w9WgXcQ'));
    expect(talkKeyOf('https://www.heron.example/talks/1/?utm_source=x')).toBe('page:https://heron.example/talks/1');
    expect(talkKeyOf('not a url')).toBeNull();
  });
});

describe('the table of hosts', () => {
  it('is covered by the hint that sorts out documents without talk links', () => {
    const named = HOSTS.filter(({ forms }) =>
      forms.some(({ role }) => role === 'recording' || role === 'schedule' || role === 'event-page'),
    );
    const missing = named.flatMap(({ hosts }) =>
      hosts.filter((host) => host !== '*' && !HOST_HINT.test(`https://${host.replace(/^\./, 'x.')}/`)),
    );
    expect(missing).toEqual([]);
  });
});

const shortcode = (name: string, given: readonly string[] | { readonly [name: string]: string }) => ({
  name,
  arguments: given,
  line: 1,
  start: 0,
  end: 1,
  inner: null,
  closeEnd: 1,
});

describe('videoOfShortcode', () => {
  it.each([
    ['youtube', ['dQw4w9WgXcQ'], 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['youtube', { id: 'dQw4w9WgXcQ', title: 'A title' }, 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['youtube-80', ['dQw4w9WgXcQ'], 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['vimeo', ['844586107'], 'https://vimeo.com/844586107'],
    ['iframe', { src: 'https://youtu.be/dQw4w9WgXcQ' }, 'https://youtu.be/dQw4w9WgXcQ'],
    ['figure', { src: 'https://example.org/a.png' }, null],
    ['tweet', ['1526120707993878531'], null],
    ['youtube', [], null],
  ])('%s %j', (name, given, url) => {
    expect(videoOfShortcode(shortcode(name, given))).toBe(url);
  });
});
