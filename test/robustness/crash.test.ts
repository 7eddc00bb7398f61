/** Commands that are killed, and commands that run at the same time: what was acknowledged stays. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runKubectl } from '../kubectl/commands/run';
import { manifest, Place } from './program';

const TIME = 120_000;
let place: Place;

beforeEach(async () => {
  place = new Place();
  await place.run('kubemu cluster reset --clock virtual');
});
afterEach(() => place.remove());

/** Runs a command without a process of its own. */
async function inProcess(line: string): Promise<string> {
  const env = { KUBEMU_STATE: place.state };
  const { stdout, stderr } = await runKubectl(line.split(' '), { cwd: place.folder, env });
  expect(stderr).toBe('');
  return stdout;
}

describe('a command that is killed at any call of the file system', { timeout: TIME }, () => {
  // Loaded by the program itself: what comes before is the engine's.
  const preload = `--require ${path.join(import.meta.dirname, 'crash.cjs')}`;
  const FIRST = 20;
  const STEP = 2;

  it('leaves a state that loads and holds what was acknowledged', async () => {
    let before: string[] = [];
    let killed = 0;
    for (let moment = FIRST; ; moment += STEP) {
      const env = { NODE_OPTIONS: preload, CRASH_AT: String(moment) };
      const name = `p-${moment}`;
      const { signal, stdout, stderr } = await place.run(`kubectl run ${name} --image=nginx`, undefined, { env });
      expect(stderr).toBe('');
      JSON.parse(readFileSync(place.state, 'utf8'));
      const after = (await inProcess('get pods -o name')).split('\n').slice(0, -1);
      expect(after.filter((pod) => pod !== `pod/${name}`)).toEqual(before);
      if (stdout !== '') expect([stdout, after]).toEqual([`pod/${name} created\n`, [...before, `pod/${name}`].sort()]);
      if (signal === null) break;
      killed++;
      before = after;
      // A lock and temporary files may be left; the next command is not kept waiting by them.
      await inProcess(`label namespace default moment=m${moment} --overwrite`);
    }
    expect(killed).toBeGreaterThan(10);
    expect((await place.run('kubectl delete pods --all --wait=false')).code).toBe(0);
    expect(readdirSync(place.folder)).toEqual(['cluster.json']);
  });
});

describe('commands at the same time', { timeout: TIME }, () => {
  const PROCESSES = 4;
  const ROUNDS = 10;

  /** Creates, scales and deletes; gives what must be there in the end, by name, with its replicas. */
  async function work(worker: number): Promise<[string, number][]> {
    const mine = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round++) {
      const name = `w${worker}-${round - (round % 3)}`;
      const replicas = round % 2;
      const [line, input, said] = [
        ['kubectl create -f -', manifest('StatefulSet', name, 1), `${name} created`],
        [`kubectl scale statefulset ${name} --replicas=${replicas}`, undefined, `${name} scaled`],
        [`kubectl delete statefulset ${name} --wait=${worker % 2 === 0}`, undefined, `"${name}" deleted`],
      ][round % 3] as [string, string | undefined, string];
      const prefix = said.endsWith('deleted') ? 'statefulset.apps ' : 'statefulset.apps/';
      const skipsDeleting = said.endsWith('deleted') && round > ROUNDS / 2;
      if (skipsDeleting) continue;
      const { code, stdout, stderr } = await place.run(line, input);
      expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${prefix}${said}\n`, stderr: '' });
      if (said.endsWith('deleted')) mine.delete(name);
      else mine.set(name, said.endsWith('created') ? 1 : replicas);
    }
    return [...mine];
  }

  it.each(['real', 'virtual'])('lose nothing and fail for no reason, with a %s clock', async (clock) => {
    await place.run(`kubemu cluster reset --clock ${clock}`);
    const kept = (await Promise.all(Array.from({ length: PROCESSES }, (_, worker) => work(worker)))).flat();
    const { stdout } = await place.run('kubectl get statefulsets -o json');
    const { items } = JSON.parse(stdout) as { items: { metadata: { name: string }; spec: { replicas: number } }[] };
    expect(items.map(({ metadata, spec }) => [metadata.name, spec.replicas])).toEqual(kept.sort());
    expect(kept).toHaveLength(2 * PROCESSES);
    expect(readdirSync(place.folder)).toEqual(['cluster.json']);
  });
});
