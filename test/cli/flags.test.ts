import type { ArgsDef } from 'citty';
import { describe, expect, it } from 'vitest';
import { assertFitting, environmentName, flagDefinitions, hostOf, logLevelOf, originsOf, portOf, workersOf } from '../../src/cli/flags.ts';
import { LecternError } from '../../src/errors.ts';

const DEFINITIONS: ArgsDef = { site: { type: 'positional', required: false }, ...flagDefinitions(['port', 'drafts'], {}) };
const FILE: ArgsDef = { file: { type: 'positional', required: true } };

describe('flags', () => {
  it.each([[['--port', '4000']], [['--port=0', 'site']], [['--drafts']], [['--no-drafts']], [['site', 'key=other', '--drafts']]])(
    'accepts %j',
    (given) => {
      expect(() => assertFitting(given, DEFINITIONS, 'serve')).not.toThrow();
    },
  );

  it.each([
    [['--prot', '4000'], '--prot'],
    [['--port'], '--port'],
    [['--drafts=yes'], '--drafts'],
    [['-x'], '-x'],
    [['--no-port'], '--no-port'],
  ])('refuses %j in one sentence that names it', (given, named) => {
    const refusal = (): void => assertFitting(given, DEFINITIONS, 'serve');
    expect(refusal).toThrow(LecternError);
    expect(refusal).toThrow(named);
    expect(refusal).toThrow(/^[^\n]+$/);
  });

  it('refuses arguments that are missing or too many', () => {
    expect(() => assertFitting(['a.sqlite'], FILE, 'export')).not.toThrow();
    expect(() => assertFitting([], FILE, 'export')).toThrow('FILE is missing.');
    expect(() => assertFitting(['a.sqlite', 'b.sqlite'], FILE, 'export')).toThrow('"b.sqlite" is an argument too many.');
    expect(() => assertFitting(['site'], {}, 'schema')).toThrow('"site" is an argument too many.');
  });

  it('takes defaults from the environment', () => {
    const definitions = flagDefinitions(['port', 'drafts', 'log-level'], {
      LECTERN_PORT: '80',
      LECTERN_DRAFTS: 'true',
      LECTERN_LOG_LEVEL: 'info',
    });
    expect(definitions).toMatchObject({ port: { default: '80' }, drafts: { default: true }, 'log-level': { default: 'info' } });
    expect(environmentName('log-level')).toBe('LECTERN_LOG_LEVEL');
  });

  it('takes an empty variable for none, and an empty address for no address', () => {
    const given = { LECTERN_HOST: '', LECTERN_GRAPHIQL: '', LECTERN_DATABASE: '' };
    expect(flagDefinitions(['host', 'graphiql', 'database'], given)).toEqual(flagDefinitions(['host', 'graphiql', 'database'], {}));
    expect(hostOf('::1')).toBe('::1');
    expect(() => hostOf('')).toThrow('is not an address');
  });

  it('refuses an environment variable that is neither true nor false', () => {
    expect(() => flagDefinitions(['drafts'], { LECTERN_DRAFTS: 'perhaps' })).toThrow('LECTERN_DRAFTS is "perhaps"');
  });

  it.each([
    ['0', 0],
    ['4000', 4000],
    ['65535', 65_535],
  ])('reads the port %s', (text, port) => {
    expect(portOf(text)).toBe(port);
  });

  it.each(['', '-1', '65536', '4e3', '80a', '1.5', ' 80'])('refuses %j as a port', (text) => {
    expect(() => portOf(text)).toThrow('is not a port');
  });

  it('reads a number of workers, and refuses none and a thousand', () => {
    expect(['1', '2', '64'].map(workersOf)).toEqual([1, 2, 64]);
    for (const wrong of ['0', '-1', '1.5', 'two', '1000', '']) expect(() => workersOf(wrong)).toThrow('is not a number of workers');
  });

  it('reads origins, and refuses what no browser would send as one', () => {
    expect(originsOf('https://a.example, http://localhost:3000')).toEqual(['https://a.example', 'http://localhost:3000']);
    expect(originsOf('*')).toEqual(['*']);
    for (const wrong of ['https://a.example/', 'a.example', 'https://A.example', 'https://*.a.example', 'ftp://a.example', 'null', ','])
      expect(() => originsOf(wrong)).toThrow('is not an origin');
  });

  it('refuses log levels that there are not', () => {
    expect(logLevelOf('silent')).toBe('silent');
    expect(() => logLevelOf('loud')).toThrow('is not a log level');
  });
});
