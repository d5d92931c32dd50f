import { describe, expect, it } from 'vitest';
import { keywordsNamedBy } from '../../src/talks/topics.ts';
import { cpuMs } from '../cpu.ts';

const keyword = (slug: string, name: string, ...spellings: string[]) => ({ slug, name, spellings });

describe('keywordsNamedBy', () => {
  const KEYWORDS = [
    keyword('service-mesh', 'Service Mesh'),
    keyword('ebpf', 'eBPF'),
    keyword('go', 'Go', 'golang'),
    keyword('c', 'C'),
    keyword('服务网格', '服务网格'),
    keyword('otel', 'OpenTelemetry', 'OTel'),
  ];

  it.each([
    ['A service-mesh for ＥＢＰＦ', ['ebpf', 'service-mesh']],
    ['OTel: what is next', ['otel']],
    ['服务网格战痕：技术与权衡', ['服务网格']],
    ['Golang and Go', ['go']],
  ])('%s', (title, slugs) => {
    expect(keywordsNamedBy([title], KEYWORDS)).toEqual([slugs]);
  });

  it.each(['Services and meshes', 'Google goes on', 'C and D', 'Mesh service', '网格服务', ''])('%j names none', (title) => {
    expect(keywordsNamedBy([title], KEYWORDS)).toEqual([[]]);
  });

  it('searches 200,000 titles for 5,000 keywords within seconds', () => {
    const keywords = Array.from({ length: 5000 }, (_, at) => keyword(`k-${at}`, `word${at % 700} part${at}`));
    const titles = Array.from({ length: 200_000 }, (_, at) => `Title number ${at} about word${at % 700} part${at % 5000} in practice`);
    const started = cpuMs();
    const found = keywordsNamedBy(titles, keywords);
    expect(found.filter((slugs) => slugs.length > 0).length).toBeGreaterThan(1000);
    expect(cpuMs() - started).toBeLessThan(8000);
  });
});
