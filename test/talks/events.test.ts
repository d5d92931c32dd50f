import { describe, expect, it } from 'vitest';
import { eventSlug, findEvents, readEvent } from '../../src/talks/events.ts';

const slugs = (text: string): readonly string[] => findEvents(text).map(eventSlug);

describe('findEvents', () => {
  it.each([
    'KubeCon NA 2023',
    "KubeCon NA '23",
    'KubeCon + CloudNativeCon North America 2023',
    'CloudNativeCon / KubeCon North America 2023',
    '2023 北美 KubeCon',
    'KubeCon (North America 2023)',
  ])('%s is one event in every spelling', (text) => {
    expect(slugs(text)).toEqual(['kubecon-cloudnativecon-north-america-2023']);
  });

  it.each([
    ['FOSDEM 2024 in Brussels', ['fosdem-2024']],
    ['DevOpsDays Berlin 2023', ['devopsdays-berlin-2023']],
    ['the Observability Day fosters', ['observability-day']],
    ['cdCon + GitOpsCon NA 2023', ['cdcon-gitopscon-north-america-2023']],
    ['at OSS Summit Europe and KubeDay Japan', ['open-source-summit-europe', 'kubeday-japan']],
    ['欧洲 Istio Day', ['istio-day-europe']],
    ['RustConf 2024', ['rustconf-2024']],
    ['Our KubeCon Salt Lake City notes', ['kubecon-cloudnativecon-salt-lake-city']],
    ['friends at PromCon, New York', ['promcon-new-york']],
    ['KubeCon New Features', ['kubecon-cloudnativecon']],
    ['Tour | Rust and Wasm Meetup —— 成都站', ['rust-wasm-meetup-成都']],
    ['We met at Rust and Wasm Meetup', ['wasm-meetup']],
    ['KubeCon/CloudNativeCon/Heron Summit China', ['kubecon-cloudnativecon-heron-summit-china']],
    ['at Cloud Native SecurityCon 2023', ['cloudnativesecuritycon-2023']],
    ['see docs/Heron Summit/notes', []],
    ['RustConf and Wasm Day', ['rustconf', 'wasm-day']],
    ['[Re-Cap] Heron Day: Fall 2019', ['heron-day-fall-2019']],
    ['our Fall 2019 Heron Day', ['heron-day-fall-2019']],
    ['Heron Summit (Herbst 2019)', ['heron-summit-fall-2019']],
    ['Heron Day otoño 2019', ['heron-day-fall-2019']],
    ['Heron Day 2019 in the fall', ['heron-day-2019']],
  ])('%s', (text, expected) => {
    expect(slugs(text)).toEqual(expected);
  });

  it.each([
    'a silicon beacon',
    'the pre-KubeCon bug bash',
    'Monday is a good day',
    "Valentine's Day",
    'The Next Day',
    'Al meetup llegaron todos',
    'Das Camp war gut',
    'kubeconfig',
    'an icon',
    '',
  ])('%j names no event', (text) => {
    expect(slugs(text)).toEqual([]);
  });

  it('keeps the name as printed', () => {
    expect(findEvents('See you at KubeCon + CloudNativeCon Europe 2024!')[0]).toMatchObject({
      name: 'KubeCon + CloudNativeCon Europe 2024',
      region: 'Europe',
      year: 2024,
    });
  });
});

describe('readEvent', () => {
  it('takes a name that no rule knows for a series of its own', () => {
    expect(readEvent('Herons United 2024')).toMatchObject({ name: 'Herons United 2024', series: 'Herons United', year: 2024 });
  });
});
