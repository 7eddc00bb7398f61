import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StateDocument } from '../../../../src/control-plane/storage/file/state-document';
import { StateFile } from '../../../../src/control-plane/storage/file/state-file';
import { StateFileError } from '../../../../src/control-plane/storage/file/state-file-error';
import { configMap, event, temporaryFolder } from '../objects';

const folder = temporaryFolder();
let files = 0;

function newFile(text?: string): StateFile {
  files += 1;
  const path = join(folder, `${files}`, 'cluster.json');
  if (text !== undefined) {
    mkdirSync(join(folder, `${files}`));
    writeFileSync(path, text);
  }
  return new StateFile(path);
}

function small(): StateDocument {
  const document = StateDocument.create({ clock: { now: 5 }, resourceVersion: 10 });
  document.queue = [{ due: 7, what: 'schedule' }, { due: 9 }];
  document.store.put('configmaps', 'default/b', configMap('b', { text: 'two\nlines' }), 1);
  document.store.put(
    'configmaps',
    'default/a',
    { metadata: { namespace: 'default', name: 'a' }, kind: 'ConfigMap', apiVersion: 'v1' },
    1,
  );
  document.store.put('events', 'default/e', event('e', null), 1);
  document.store.put(
    'widgets.example.com',
    'w',
    { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'w' } },
    2,
  );
  return document;
}

const SMALL = `{
  "format": 1,
  "header": {
    "clock": {
      "now": 5
    },
    "resourceVersion": 14
  },
  "queue": [
    {"due":7,"what":"schedule"},
    {"due":9}
  ],
  "configmaps": {
    "default/a": {
      "apiVersion": "v1",
      "kind": "ConfigMap",
      "metadata": {
        "name": "a",
        "namespace": "default",
        "resourceVersion": "12"
      }
    },
    "default/b": {
      "apiVersion": "v1",
      "data": {
        "text": "two\\nlines"
      },
      "kind": "ConfigMap",
      "metadata": {
        "name": "b",
        "namespace": "default",
        "resourceVersion": "11"
      }
    }
  },
  "widgets.example.com": {
    "w": {
      "apiVersion": "example.com/v1",
      "kind": "Widget",
      "metadata": {
        "name": "w",
        "resourceVersion": "14"
      }
    }
  },
  "events": {
    "default/e": {"apiVersion":"v1","kind":"Event","lastTimestamp":null,"metadata":{"name":"e","namespace":"default","resourceVersion":"13"}}
  },
  "log": [
    {"rv":11,"time":1,"type":"ADDED","resource":"configmaps","key":"default/b"},
    {"rv":12,"time":1,"type":"ADDED","resource":"configmaps","key":"default/a"},
    {"rv":13,"time":1,"type":"ADDED","resource":"events","key":"default/e"},
    {"rv":14,"time":2,"type":"ADDED","resource":"widgets.example.com","key":"w"}
  ]
}
`;

const textOf = (file: StateFile) => readFileSync(file.path, 'utf8');

/** Everything a document says. */
function contents(document: StateDocument): object {
  const { store } = document;
  const objects = store.resources().map((r) => [r, [...store.keys(r)], store.list(r)]);
  return {
    header: document.header,
    queue: document.queue,
    version: store.resourceVersion,
    objects,
    log: document.log.since(10),
  };
}

describe('the text of the state file', () => {
  it('is canonical, and says all', () => {
    const file = newFile();
    expect(file.read()).toBeUndefined();
    const document = small();
    file.write(document);
    expect(textOf(file)).toBe(SMALL);
    const reread = file.read() as StateDocument;
    expect(contents(reread)).toEqual({ ...contents(document), header: { clock: { now: 5 }, resourceVersion: 14 } });
    file.write(reread);
    expect(textOf(file)).toBe(SMALL);
  });

  it('is this when there is nothing', () => {
    const file = newFile();
    file.write(StateDocument.create({}));
    const empty = '{\n  "format": 1,\n  "header": {\n    "resourceVersion": 0\n  },\n  "queue": [],\n  "log": []\n}\n';
    expect(textOf(file)).toBe(empty);
    expect(file.read()?.store.resources()).toEqual([]);
    file.write(file.read() as StateDocument);
    expect(textOf(file)).toBe(empty);
  });

  it('loses the section of a resource with its last object', () => {
    const file = newFile(SMALL);
    const document = file.read() as StateDocument;
    document.store.delete('widgets.example.com', 'w', 3);
    file.write(document);
    expect(textOf(file)).not.toContain('"widgets.example.com": {');
    expect(file.read()?.store.resources()).toEqual(['configmaps', 'events']);
  });

  it('tells whether there is something to save', () => {
    const file = newFile(SMALL);
    const changes: [boolean, (document: StateDocument) => void][] = [
      [false, (d) => d.store.list('configmaps')],
      [false, (d) => expect(d.queue).toHaveLength(2)],
      [true, (d) => d.store.delete('configmaps', 'default/a', 3)],
      [
        true,
        (d) => {
          d.queue = d.queue.slice(1);
        },
      ],
      [
        true,
        (d) => {
          d.header = { ...d.header, clock: { now: 6 } };
        },
      ],
      [
        false,
        (d) => {
          d.queue = [...d.queue];
        },
      ],
    ];
    for (const [changed, change] of changes) {
      const document = file.read() as StateDocument;
      change(document);
      expect(document.changed).toBe(changed);
    }
    const document = small();
    expect(document.changed).toBe(true);
    file.write(document);
    expect(document.changed).toBe(false);
  });

  it('knows when another process has written', () => {
    const file = newFile();
    const document = small();
    expect(file.isCurrent(document)).toBe(false);
    file.write(document);
    const other = new StateFile(file.path).read() as StateDocument;
    expect([file.isCurrent(document), file.isCurrent(other)]).toEqual([true, true]);
    file.write(other);
    expect([file.isCurrent(document), file.isCurrent(other)]).toEqual([false, true]);
  });
});

describe('any state', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('é', '🎉', '\n  }', '\n    }', '": {', '\u2028', '\\', '"', '__proto__', '},'),
  );
  const name = fc.oneof(
    fc.constantFrom('a', 'a-b', 'web-0', 'é', 'q"u\\ote', '10', '9'),
    text.filter((t) => t !== '' && !t.includes('/')),
  );
  const step = fc.record({
    resource: fc.constantFrom('configmaps', 'events', 'pods'),
    namespace: fc.constantFrom('default', 'default-x'),
    name,
    data: fc.option(fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true })),
    save: fc.boolean(),
  });

  it('reads back as it was, however often it is saved, and unread parts do not change', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const file = newFile();
        let document = StateDocument.create({ seed: 1 });
        const model = StateDocument.create({ seed: 1 });
        for (const { resource, namespace, name, data, save } of steps) {
          const key = `${namespace}/${name}`;
          for (const { store } of [document, model]) {
            if (data) store.put(resource, key, configMap(name, data, namespace), 1);
            else store.delete(resource, key, 1);
          }
          if (!save) continue;
          file.write(document);
          document = file.read() as StateDocument;
        }
        file.write(document);
        const once = textOf(file);
        expect(JSON.parse(once).format).toBe(1);
        const reread = file.read() as StateDocument;
        for (const resource of ['configmaps', 'events', 'pods']) {
          expect(reread.store.list(resource)).toEqual(model.store.list(resource));
          expect([...reread.store.keys(resource)]).toEqual([...model.store.keys(resource)]);
        }
        expect(reread.log.since(0)).toEqual(model.log.since(0));
        file.write(reread);
        expect(textOf(file)).toBe(once);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a file people have worked on', () => {
  const reference = contents(newFile(SMALL).read() as StateDocument);
  const parsed = JSON.parse(SMALL);

  it.each<[string, string]>([
    ['compact', JSON.stringify(parsed)],
    ['indented by four', JSON.stringify(parsed, null, 4)],
    ['indented by two throughout', `${JSON.stringify(parsed, null, 2)}\n`],
    ['without the last line break', SMALL.trimEnd()],
    ['with Windows line ends', SMALL.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${SMALL}`],
    ['with its parts in another order', JSON.stringify({ log: parsed.log, ...parsed }, null, 2)],
    [
      'with objects in another order',
      SMALL.replace('"default/a"', '"default/c"')
        .replace('"default/b"', '"default/a"')
        .replace('"default/c"', '"default/b"'),
    ],
    ['with two objects on one line', SMALL.replace('}\n    },\n    "default/b"', '}}, "default/b"')],
    ['with a queue over several lines', SMALL.replace('{"due":7,', '{\n      "due":7,\n     ')],
    ['with an empty section', SMALL.replace('  "events"', '  "jobs.batch": {},\n  "events"')],
  ])('reads %s', (_how, text) => {
    const file = newFile(text);
    const document = file.read() as StateDocument;
    if (!_how.includes('objects in another order')) expect(contents(document)).toEqual(reference);
    file.write(document);
    if (!_how.includes('objects in another order')) expect(textOf(file)).toBe(SMALL);
  });
});

const big = 'x'.repeat(300 * 1024);

function refusalOf(use: () => void): string {
  try {
    use();
  } catch (error) {
    if (error instanceof StateFileError) return error.message;
    throw error;
  }
  return 'none';
}

/** A file too big to be read as a whole beforehand: damage shows when it is come across. */
function large(damage: (text: string) => string): StateFile {
  const file = newFile();
  const document = small();
  document.store.put('secrets', 'default/big', configMap('big', { big }), 1);
  file.write(document);
  writeFileSync(file.path, damage(textOf(file)));
  return file;
}

describe('an empty file', () => {
  it('is the same as none', () => {
    expect(newFile('').read()).toBeUndefined();
  });
});

describe('a damaged file', () => {
  const repair = `repair it, or start afresh with 'kubemu cluster reset'`;

  it.each<[string, string, string]>([
    ['cut off', SMALL.slice(0, 300), 'Unexpected end of file at line 19'],
    ['cut off by a line', SMALL.slice(0, -2), 'Unexpected end of file at line 55'],
    ['a merge conflict', SMALL.replace('  "queue"', '<<<<<<< HEAD\n  "queue"'), "Unexpected token '<' at line 9"],
    ['a comma too many', SMALL.replace('"name": "w",', '"name": "w",,'), "Unexpected token ',' at line 41"],
    ['a broken string in an event', SMALL.replace('"kind":"Event', '"kind":Event"'), "Unexpected token 'E' at line 47"],
    ['a broken queue', SMALL.replace('{"due":9}', '{"due":9'), "Unexpected token ']' at line 12"],
    ['a broken log', SMALL.replace('"rv":12', '"rv":'), "Unexpected token ',' at line 51"],
    ['one object twice', SMALL.replace('"default/b": {\n', '"default/a": {\n'), 'Duplicate key "default/a" at line 23'],
    ['not JSON', 'kind: Pod\n', "Unexpected token 'k' at line 1"],
    ['no object', '[]', 'it holds no object'],
    ['some other JSON', '{"name": "package"}', 'it has no format number'],
    ['no header', '{"format": 1}', 'it has no header'],
    ['an odd section', '{"format": 1, "header": {}, "pods": []}', 'pods is no object'],
    ['an odd object', '{"format": 1, "header": {}, "pods": {"default/a": {}}}', 'pods default/a has no metadata'],
    ['an odd queue', '{"format": 1, "header": {}, "queue": {}}', 'queue is no list'],
  ])('is refused: %s', (_how, text, what) => {
    const file = newFile(text);
    expect(refusalOf(() => contents(file.read() as StateDocument))).toBe(
      `the state file ${file.path} is damaged (${what}): ${repair}`,
    );
    expect(textOf(file)).toBe(text);
  });

  it('is refused when it is no text', () => {
    const file = newFile();
    mkdirSync(join(file.path, '..'));
    writeFileSync(file.path, Buffer.from([0x7b, 0xff, 0x7d]));
    expect(() => file.read()).toThrow(`the state file ${file.path} is damaged (it is no UTF-8 text): ${repair}`);
  });

  it('is refused when it comes from a newer kubemu, however that lays it out', () => {
    for (const text of [
      SMALL.replace('"format": 1', '"format": 2'),
      '{"format":2,"what":',
      '{"new": 1, "format": 2}',
    ]) {
      const file = newFile(text);
      expect(() => file.read()).toThrow(
        `the state file ${file.path} was written by a newer kubemu (format 2, this one knows 1): upgrade kubemu, or start afresh with 'kubemu cluster reset'`,
      );
    }
  });

  it('is refused when a large one turns out to be broken, and is not written over', () => {
    const file = large((text) => text.replace('"name": "w",', '"name": "w",,'));
    const text = textOf(file);
    const document = file.read() as StateDocument;
    expect(document.store.get('configmaps', 'default/a')?.metadata.name).toBe('a');
    const refusal = `the state file ${file.path} is damaged (Unexpected token ',' at line 55): ${repair}`;
    expect(() => document.store.get('widgets.example.com', 'w')).toThrow(refusal);
    document.store.put('configmaps', 'default/c', configMap('c'), 3);
    expect(() => file.write(document)).toThrow(refusal);
    expect(() => file.write(file.read() as StateDocument)).toThrow(refusal);
    expect(textOf(file)).toBe(text);
    expect(readdirSync(join(file.path, '..'))).toEqual(['cluster.json']);
  });

  it('is told from one that is only oddly indented', () => {
    const odd = (text: string) => text.replace('"w": {\n', '"w": {\n      "x": 1}, "v": {\n');
    const refusal = 'is not laid out as kubemu does it (line 51): format it as JSON';
    expect(() => (large(odd).read() as StateDocument).store.list('widgets.example.com')).toThrow(refusal);
    const reformatted = large((text) => JSON.stringify(JSON.parse(text)));
    expect(reformatted.read()?.store.get('widgets.example.com', 'w')?.kind).toBe('Widget');
  });
});

describe('a large file', () => {
  it('keeps what was not touched byte for byte', () => {
    const oddities = (text: string) =>
      text.replace('"kind": "Widget"', '"kind":  "Widget"').replace('two\\n', 'two\\u000a');
    const file = large(oddities);
    const document = file.read() as StateDocument;
    document.store.delete('configmaps', 'default/a', 5);
    file.write(document);
    expect(textOf(file).includes('"kind":  "Widget"')).toBe(true);
    expect(textOf(file).includes('two\\u000alines')).toBe(true);
    expect(textOf(file).includes('    "default/a": {\n')).toBe(false);
    document.store.put('configmaps', 'default/b', configMap('b'), 5);
    file.write(document);
    expect(textOf(file).includes('"text": "two')).toBe(false);
  });

  it('says the same read in pieces as read whole, before and after changes', () => {
    const file = newFile();
    const document = StateDocument.create({});
    const size = (i: number) => (i * 7919) % 30_000;
    for (let i = 0; i < 300; i++) {
      const object = { ...configMap(`n-${i}`, { text: 'é}\n    },\n'.repeat(size(i) / 8) }), i };
      document.store.put(i % 3 ? 'pods' : 'events', `default/n-${i}`, object, 1);
    }
    file.write(document);
    const compare = () => {
      const whole = JSON.parse(textOf(file));
      const { store } = file.read() as StateDocument;
      for (const resource of ['events', 'pods']) {
        expect([...store.keys(resource)]).toEqual(Object.keys(whole[resource]));
        expect(store.list(resource)).toEqual(Object.values(whole[resource]));
      }
    };
    expect(statSync(file.path).size).toBeGreaterThan(4 * 1024 * 1024);
    compare();
    const changed = file.read() as StateDocument;
    for (let i = 0; i < 300; i += 7) changed.store.delete(i % 3 ? 'pods' : 'events', `default/n-${i}`, 2);
    for (let i = 0; i < 300; i += 11) changed.store.put('pods', `default/n-${i}`, configMap(`n-${i}`), 2);
    file.write(changed);
    compare();
  });

  it('is refused when a section turns up behind those it should come before, once it was said to be absent', () => {
    const file = newFile();
    const document = small();
    document.store.put('pods', 'default/big', configMap('big', { big: big.repeat(15) }), 1);
    file.write(document);
    const moved = '  "a.example.com": {\n    "x": {\n      "metadata": {}\n    }\n  },\n';
    const text = textOf(file);
    for (const log of ['  "log"', '   "log"']) {
      writeFileSync(file.path, text.replace('  "log"', moved + log));
      expect(file.read()?.store.resources()).toContain('a.example.com');
      const fooled = file.read() as StateDocument;
      fooled.store.put('a.example.com', 'y', configMap('y'), 2);
      expect(() => file.write(fooled)).toThrow(`the state file ${file.path} is not laid out as kubemu does it`);
      expect(textOf(file).includes(moved)).toBe(true);
    }
  });

  it('remembers the oldest event, so that nothing needs to be read to know that none expires', () => {
    const hour = (h: number) => `2024-01-01T0${h}:00:00Z`;
    const file = newFile();
    const document = small();
    document.store.delete('events', 'default/e', 1);
    for (const h of [1, 3, 5]) document.store.put('events', `default/e${h}`, event(`e${h}`, hour(h)), 1);
    expect(document.store.expire('events', Date.parse(hour(2)), 2)).toBe(1);
    file.write(document);
    expect(textOf(file)).toContain(`    "oldest": {\n      "events": "${hour(3)}"\n    }\n`);
    const { store } = file.read() as StateDocument;
    expect(store.expire('events', Date.parse(hour(3)), 2)).toBe(0);
    store.put('events', 'default/e2', event('e2', hour(2)), 1);
    expect(store.expire('events', Date.parse(hour(3)), 2)).toBe(1);
    expect(store.expire('events', Date.parse(hour(4)), 2)).toBe(1);
    expect(store.oldest.toJSON()).toEqual({ events: hour(5) });
  });

  it('can be searched for what has expired without parsing what has not', () => {
    const file = large((text) => text.replace('"lastTimestamp":null', '"lastTimestamp":"2024-01-01T00:00:00Z",,'));
    const document = file.read() as StateDocument;
    expect(document.store.expire('events', Date.parse('2024-01-01T00:00:00Z'), 9)).toBe(0);
    expect(() => document.store.expire('events', Date.parse('2024-01-01T00:00:01Z'), 9)).toThrow('is damaged');
  });

  it('is read as it was opened, although it is replaced meanwhile', () => {
    const file = large((text) => text);
    const document = file.read() as StateDocument;
    file.write(StateDocument.create({}));
    expect(document.store.get('events', 'default/e')?.kind).toBe('Event');
    expect(document.log.since(14)).toHaveLength(1);
  });

  it('is not read on once it is closed or rewritten in place', () => {
    const file = newFile();
    const document = small();
    for (const name of ['v', 'w', 'x', 'y', 'z'])
      document.store.put('secrets', `default/${name}`, configMap(name, { big: big.repeat(3) }), 1);
    file.write(document);
    const closed = file.read() as StateDocument;
    closed.close();
    expect(() => closed.store.list('events')).toThrow(`cannot read the state file ${file.path}: it was closed`);
    const rewritten = file.read() as StateDocument;
    writeFileSync(file.path, SMALL);
    expect(() => rewritten.store.list('events')).toThrow(
      `cannot read the state file ${file.path}: it changed while it was read`,
    );
  });
});

describe('the file itself', () => {
  it('is made with its folder, and keeps its mode and its links', () => {
    const file = newFile();
    file.write(small());
    chmodSync(file.path, 0o640);
    const link = join(folder, 'link.json');
    symlinkSync(file.path, link);
    const linked = new StateFile(link);
    expect(linked.path).toBe(file.path);
    linked.write(StateDocument.create({}));
    expect(statSync(file.path).mode & 0o777).toBe(0o640);
    expect(file.read()?.store.resources()).toEqual([]);
    symlinkSync('not-yet.json', join(folder, 'dangling.json'));
    new StateFile(join(folder, 'dangling.json')).write(small());
    expect(existsSync(join(folder, 'not-yet.json'))).toBe(true);
  });

  it('says why it cannot be read or written', () => {
    const file = newFile(SMALL);
    const below = new StateFile(join(file.path, 'below.json'));
    expect(() => below.write(small())).toThrow(
      /^cannot write the state file .*below.json: .* \(E[A-Z]+\); it was left as it was$/,
    );
    expect(() => below.locked(() => 1)).toThrow(
      /^cannot lock the state file .*below.json: .* \(E[A-Z]+\); KUBEMU_STATE can name another$/,
    );
    const directory = new StateFile(folder);
    expect(() => directory.read()).toThrow(
      `cannot read the state file ${folder}: illegal operation on a directory (EISDIR)`,
    );
    expect(() => directory.write(small())).toThrow(`cannot write the state file ${folder}: `);
    expect(textOf(file)).toBe(SMALL);
  });
});
