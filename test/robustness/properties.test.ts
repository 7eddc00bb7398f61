/** Whatever is typed, and whatever a file says: kubectl's way of failing, or none. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionFactory } from '../../src/kubectl/cli/session';
import { openSession } from '../../src/kubemu/state/session';
import { type RunOptions, workspace } from '../kubectl/commands/run';
import { commandLines } from './command-lines';
import { badManifest, MANIFEST_COMMANDS } from './manifests';
import { manifest } from './program';

const SEED = 20240101;
const RUNS = 1000;
const TIME = 300_000;

const place = workspace();
const state = path.join(place.cwd, 'state.json');
let base: Buffer;

/** Commands that would wait for other processes do not: they end with this. */
const WAITS = 'error: nobody else is there\n';
const alone: SessionFactory = (request) => {
  const session = openSession(request);
  const waiting = async () => {
    session.commit();
    throw new Error('nobody else is there');
  };
  return Object.assign(session, { pause: waiting });
};

const run = (args: readonly string[], options: RunOptions = {}) =>
  place.run(args, { openSession: alone, ...options, env: { KUBE_EDITOR: 'true', PATH: process.env.PATH ?? '' } });

beforeAll(async () => {
  await run(['cluster', 'reset', '--clock', 'virtual'], { binary: 'kubemu' });
  for (const kind of ['Pod', 'StatefulSet'] as const)
    await run(['create', '-f', '-'], { stdin: manifest(kind, 'web') });
  await run(['create', 'service', 'clusterip', 'web', '--tcp=80']);
  await run(['create', 'configmap', 'web', '--from-literal=a=1']);
  await run(['cluster', 'settle'], { binary: 'kubemu' });
  base = readFileSync(state);
});
afterAll(() => place.remove());

const timeIn = (text: Buffer) => /"now": \d+/.exec(text.toString())?.[0];

/** Runs a command on the same state as all others, and holds it to how kubectl fails. */
async function check(binary: 'kubectl' | 'kubemu', args: readonly string[], stdin: string): Promise<void> {
  const { code, stdout, stderr } = await run(args, { binary, stdin });
  const after = readFileSync(state);
  const changed = !after.equals(base);
  if (changed) writeFileSync(state, base);
  expect(stderr).not.toMatch(/internal error|node:internal|\n\s+at .+:\d+|^\w+Error: /m);
  expect(stdout).not.toMatch(/\n\s+at .+:\d+:\d+/);
  // what the engine says of mistakes, wherever it is quoted
  expect(stderr).not.toMatch(
    /Cannot read propert|is not a function|is not iterable|\[object Object\]|must be of type str/,
  );
  if (code === 0 || stderr === WAITS) return;
  expect(code).toBe(args[0] === 'diff' && code > 1 ? 2 : 1);
  expect(stdout + stderr).not.toBe('');
  // What was done before the failure was acknowledged; a command that waited has let time pass.
  if (stdout === '' && timeIn(after) === timeIn(base)) expect(changed).toBe(false);
}

describe('no stack trace, no change without acknowledgement, exit status 1', () => {
  it(`for ${RUNS} manifests`, { timeout: TIME }, async () => {
    const commands = fc.constantFrom(...MANIFEST_COMMANDS).map((line) => line.split(' '));
    const property = fc.asyncProperty(badManifest, commands, (text, args) => check('kubectl', args, text));
    await fc.assert(property, { seed: SEED, numRuns: RUNS });
  });

  it(`for ${RUNS} command lines`, { timeout: TIME }, async () => {
    const property = fc.asyncProperty(await commandLines(), ({ binary, args, stdin }) => check(binary, args, stdin));
    await fc.assert(property, { seed: SEED, numRuns: RUNS });
  });
});
