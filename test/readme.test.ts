/** Plays the README: every command in it is run, and answers what it says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sleep } from '../src/control-plane/clock/wait';
import { title } from '../src/kubemu/documents/document';
import { parseDocument } from '../src/kubemu/documents/parser';
import { play } from '../src/kubemu/documents/player';

const root = path.resolve(import.meta.dirname, '..');
const text = readFileSync(path.join(root, 'README.md'), 'utf8');
const patience = { pause: sleep, interval: 10, quiet: 3000, limit: 20_000 };

describe('README.md', () => {
  it('says what the program does', { timeout: 60_000 }, async () => {
    const wrong: string[] = [];
    await play(
      parseDocument(text),
      { bin: path.join(root, 'bin'), folder: root, env: process.env, patience },
      (_, result) => {
        if (result && !result.ok) wrong.push([title(result.step), ...result.actual].join('\n'));
      },
    );
    expect(wrong).toEqual([]);
  });

  it('names scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };
    const named = [...text.matchAll(/npm (?:run )?(demo|test|bench)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
