import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/kubemu/documents/parser';

const root = path.join(import.meta.dirname, '../../..');
const lecture = path.join(root, 'fixtures/lecture');
const kubemu = path.join(root, 'bin/kubemu');

describe('the lecture', () => {
  it('has one manifest', () => {
    const { pieces } = parseDocument(fs.readFileSync(path.join(lecture, 'statefulset.md'), 'utf8'));
    const manifest = pieces.find((piece) => piece.kind === 'file' && piece.name === 'nginx-statefulset.yaml');
    const file = fs.readFileSync(path.join(lecture, 'nginx-statefulset.yaml'), 'utf8');
    expect(manifest).toMatchObject({ kind: 'file', text: file });
  });

  it.skipIf(!fs.existsSync(kubemu))('is true to the byte, in any time zone and locale', { timeout: 60_000 }, () => {
    const env = { ...process.env, TZ: 'Asia/Seoul', LANG: 'ko_KR.UTF-8' };
    const { stdout, stderr, status } = spawnSync(kubemu, ['replay', path.join(lecture, 'statefulset.md')], {
      env,
      encoding: 'utf8',
    });
    expect([stderr, stdout.split('\n').slice(0, 40), status]).toEqual([
      '',
      [expect.stringMatching(/^ok {3}.*steps$/), ''],
      0,
    ]);
  });
});
