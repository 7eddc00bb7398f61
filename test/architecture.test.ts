/** The house rules a compiler does not see: which way imports point, and where time and chance come from. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = path.resolve(import.meta.dirname, '../src');

/** The floors from the ground up, and the rooms of each: a room knows those before it and every floor below. */
const FLOORS: Record<string, string[]> = {
  go: [
    'os',
    'strconv',
    'crypto',
    'encoding',
    'filepath',
    'json',
    'fmt',
    'net',
    'regexp',
    'sort',
    'tabwriter',
    'time',
    'template',
    'yaml',
  ],
  kube: [
    'meta',
    'errors',
    'names',
    'labels',
    'api',
    'core',
    'cron',
    'fields',
    'jsonpath',
    'quantity',
    'cel',
    'versions',
    'schema',
    'merge',
    'patch',
    'quota',
    'validation',
  ],
  container: ['images', 'network', 'machine', 'programs', 'shell', 'forecast', 'runtime'],
  'control-plane': ['clock', 'storage', 'registry', 'apiserver', 'client', 'controllers', 'scheduler', 'kubelet'],
  kubectl: [
    'cli',
    'kubeconfig',
    'kustomize',
    'resource',
    'printers',
    'options',
    'editor',
    'describe',
    'explain',
    'commands',
  ],
  kubemu: [
    'build',
    'profiles',
    'cluster',
    'turns',
    'state',
    'documents',
    'shows',
    'timeline',
    'commands',
    'api',
    'vitest',
  ],
};

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const known = new Set(files);
const textOf = (file: string) => readFileSync(path.join(SRC, file), 'utf8');
const floorOf = (file: string) => file.split('/')[0] ?? '';
/** `go/fmt`; a file that stands on a floor itself, above its rooms, is a room of its own. */
const roomOf = (file: string) => file.split('/').slice(0, 2).join('/');
/** Rooms and floors by height. */
const HEIGHTS = Object.entries(FLOORS).flatMap(([floor, rooms]) => rooms.map((room) => `${floor}/${room}`));
const heightOf = (file: string) => {
  const height = HEIGHTS.indexOf(roomOf(file));
  return height < 0 ? HEIGHTS.findLastIndex((room) => floorOf(room) === floorOf(file)) + 0.5 : height;
};

interface Import {
  from: string;
  to: string;
}

function importsOf(from: string): Import[] {
  const found = [...textOf(from).matchAll(/(?:from|import\(|import)\s*'(\.[^']*)'/g)];
  return found.map(([, name = '']) => {
    const to = path.join(path.dirname(from), name);
    return { from, to: [`${to}.ts`, `${to}/index.ts`].find((file) => known.has(file)) ?? to };
  });
}

const imports = files.flatMap(importsOf);
const shown = ({ from, to }: Import) => `${from} -> ${to}`;

/** Files that reach themselves through imports, one circle a line. */
function circles(): string[] {
  const next = new Map(files.map((file) => [file, importsOf(file).map(({ to }) => to)]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, way: string[]) => {
    const start = way.indexOf(file);
    if (start >= 0) found.push(way.slice(start).join(' -> '));
    if (start >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...way, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  return found;
}

describe('imports', () => {
  it('find every file', () => {
    expect(imports.filter(({ to }) => !known.has(to) && !existsSync(path.join(SRC, to))).map(shown)).toEqual([]);
  });

  it.each(Object.keys(FLOORS))('of %s point down only', (floor) => {
    const wrong = imports.filter(
      ({ from, to }) => floorOf(from) === floor && heightOf(to) > heightOf(from) && roomOf(from) !== roomOf(to),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  it('go in no circle', () => {
    expect(circles()).toEqual([]);
  });

  it('leave every folder of src in the list of rooms', () => {
    const rooms = new Set(files.filter((file) => file.split('/').length > 2).map(roomOf));
    expect([...rooms].filter((room) => !HEIGHTS.includes(room))).toEqual([]);
  });

  it('go from one controller to no other', () => {
    const own = (file: string) => file.split('/').slice(0, 3).join('/');
    const wrong = imports.filter(
      ({ from, to }) =>
        [from, to].every((file) => roomOf(file) === 'control-plane/controllers') && own(from) !== own(to),
    );
    expect(wrong.map(shown)).toEqual([]);
  });
});

describe('time and chance', () => {
  it('come from clock/ only', () => {
    const banned =
      /\bDate\.now\b|\bnew Date\(\)|\bsetTimeout\b|\bsetInterval\b|\bMath\.random\b|\bprocess\.hrtime\b|\bperformance\.now\b|\brandomUUID\b|\brandomBytes\b|import.*\brandom\w*.*'node:crypto'|\bgetRandomValues\b/;
    const wrong = files.filter((file) => roomOf(file) !== 'control-plane/clock' && banned.test(textOf(file)));
    expect(wrong).toEqual([]);
  });
});
