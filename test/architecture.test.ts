/** The house rules a compiler does not see: which way imports point, and where time and chance come from. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = path.resolve(import.meta.dirname, '../src');

/** What each room may import besides itself. */
const ROOMS: Record<string, string[]> = {
  clock: [],
  apimachinery: ['api'],
  api: ['apimachinery'],
  storage: ['clock', 'apimachinery', 'api'],
  registry: ['clock', 'apimachinery', 'api', 'storage'],
  apiserver: ['clock', 'apimachinery', 'api', 'storage', 'registry'],
  client: ['apimachinery', 'api', 'apiserver'],
  exec: ['apimachinery', 'api'],
  controllers: ['apimachinery', 'api', 'client'],
  scheduler: ['apimachinery', 'api', 'client'],
  kubelet: ['apimachinery', 'api', 'client', 'exec'],
  cluster: [
    'clock',
    'apimachinery',
    'api',
    'storage',
    'registry',
    'apiserver',
    'client',
    'controllers',
    'scheduler',
    'kubelet',
    'exec',
  ],
  printers: ['apimachinery', 'api'],
  describe: ['apimachinery', 'api', 'client', 'printers'],
  explain: ['apimachinery', 'api'],
  replay: ['clock', 'apimachinery'],
  kustomize: ['apimachinery', 'api'],
  cmd: [
    'clock',
    'apimachinery',
    'api',
    'client',
    'exec',
    'cluster',
    'printers',
    'describe',
    'explain',
    'replay',
    'kustomize',
  ],
  build: [],
};

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const textOf = (file: string) => readFileSync(path.join(SRC, file), 'utf8');

function importsOf(file: string): string[] {
  const imports = [...textOf(file).matchAll(/(?:from|import\()\s*'(\.[^']*)'/g)];
  return imports.map(([, to = '']) => path.join(path.dirname(file), to));
}

describe('imports', () => {
  it.each(Object.keys(ROOMS))('of %s point down only', (room) => {
    const allowed = [room, ...(ROOMS[room] ?? [])];
    const wrong = files
      .filter((file) => file.startsWith(`${room}/`))
      .flatMap((file) =>
        importsOf(file)
          .filter((to) => !allowed.includes(to.split('/')[0] ?? ''))
          .map((to) => `${file} -> ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  it('leave every folder of src in the list of rooms', () => {
    expect([...new Set(files.map((file) => file.split('/')[0]))].filter((room) => !ROOMS[room ?? ''])).toEqual([]);
  });

  it('go from one controller to no other', () => {
    const controllers = files.filter((file) => file.startsWith('controllers/'));
    const own = (file: string) => file.split('/').slice(0, 2).join('/');
    const wrong = controllers.flatMap((file) =>
      importsOf(file)
        .filter((to) => to.startsWith('controllers/') && own(to) !== own(file))
        .map((to) => `${file} -> ${to}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('time and chance', () => {
  it('come from clock/ only', () => {
    const banned =
      /\bDate\.now\b|\bnew Date\(\)|\bsetTimeout\b|\bsetInterval\b|\bMath\.random\b|\bprocess\.hrtime\b|\bperformance\.now\b|node:crypto|\brandomUUID\b/;
    expect(files.filter((file) => !file.startsWith('clock/') && banned.test(textOf(file)))).toEqual([]);
  });
});
