/** Replays the recorded sessions against the built program. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sleep } from '../../src/control-plane/clock/wait';
import type { Step } from '../../src/kubemu/documents/document';
import { title } from '../../src/kubemu/documents/document';
import { parseDocument } from '../../src/kubemu/documents/parser';
import { play, type StepResult } from '../../src/kubemu/documents/player';
import { DIFFERENCES } from './differences';
import { fold, inAnyOrder, rowsByObject } from './fold';

const root = path.resolve(import.meta.dirname, '../..');
const sessions = path.join(root, 'fixtures/sessions/v1.28');
const patience = { pause: sleep, interval: 10, quiet: 3000, limit: 20_000 };
const SESSION_TIME = 240_000;

describe.each(readdirSync(sessions).filter((file) => file.endsWith('.md')))('%s', (file) => {
  const document = parseDocument(readFileSync(path.join(sessions, file), 'utf8'));
  const steps = document.pieces.filter(
    (piece): piece is Step => 'kind' in piece && !['text', 'file'].includes(piece.kind),
  );
  const results = new Map<Step, StepResult>();

  beforeAll(async () => {
    await play(
      document,
      { bin: path.join(root, 'bin'), folder: sessions, env: process.env, patience, profile: 'bare' },
      (piece, result) => {
        if (result) results.set(piece as Step, result);
      },
    );
  }, SESSION_TIME);
  afterAll(() => results.clear());

  it.each(steps.filter((step) => 'expected' in step).map((step, i) => ({ step, name: `${i + 1}: ${title(step)}` })))(
    '$name',
    ({ step }) => {
      const known = DIFFERENCES.some((d) => `${d.session}.md` === file && d.command === title(step));
      const { actual = [] } = results.get(step) ?? {};
      const expected = 'expected' in step ? step.expected : [];
      if (step.kind === 'endwatch') expect(rowsByObject(actual)).toEqual(rowsByObject(expected));
      else if (known) expect(inAnyOrder(fold(actual.join('\n')))).not.toBe(inAnyOrder(fold(expected.join('\n'))));
      else expect(inAnyOrder(fold(actual.join('\n')))).toBe(inAnyOrder(fold(expected.join('\n'))));
    },
  );
});
