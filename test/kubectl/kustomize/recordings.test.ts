/** Replays the recordings of `kubectl kustomize`. */
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runKubectl, workspace } from '../commands/run';

interface Recording {
  name: string;
  code: number;
  files: Map<string, string>;
}

const FIXTURES = path.resolve(import.meta.dirname, '../../../fixtures/kustomize');
const OUTPUTS = ['args', 'stdout', 'stderr'];

function recordings(file: string): Recording[] {
  const text = readFileSync(path.join(FIXTURES, file), 'utf8');
  return text
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...sections] = part.split(/^## /m);
      const [, name = '', code = '0'] = /^(\S+)(?: \(exit (\d+)\))?\n/.exec(heading) ?? [];
      const files = sections.map((section): [string, string] => {
        const end = section.indexOf('\n');
        return [section.slice(0, end), section.slice(end + 1)];
      });
      return { name, code: Number(code), files: new Map(files) };
    });
}

function write(root: string, { name, files }: Recording): void {
  mkdirSync(path.join(root, name), { recursive: true });
  for (const [file, text] of files) {
    if (OUTPUTS.includes(file)) continue;
    const target = path.join(root, name, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

describe.each(['builds.txt', 'mistakes.txt', 'patches.txt', 'details.txt'])('%s', (file) => {
  const all = recordings(file);
  const { cwd, remove } = workspace();
  const root = realpathSync(cwd);
  for (const recording of all) write(root, recording);
  afterAll(remove);

  it.each(all.filter(({ name }) => !name.startsWith('_')))('$name', async ({ name, code, files }) => {
    const args = (files.get('args') ?? name).trim().split(/\s+/);
    const { stdout, stderr, code: ended } = await runKubectl(['kustomize', ...args], { cwd: root });
    const said = { stdout: stdout.replaceAll(root, 'ROOT'), stderr: stderr.replaceAll(root, 'ROOT'), code: ended };
    expect(said).toEqual({ stdout: files.get('stdout') ?? '', stderr: files.get('stderr') ?? '', code });
  });
});
