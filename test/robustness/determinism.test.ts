/** With a virtual clock, the same seed and the same commands give the same bytes. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type Outcome, splitLine, workspace } from '../kubectl/commands/run';
import { manifest, Place } from './program';

const STATEFUL = manifest('StatefulSet', 'web', 2);
const SCRIPT: [line: string, stdin?: string][] = [
  ['kubectl create -f -', STATEFUL],
  ['kubemu cluster settle'],
  ['kubectl get pods -o wide'],
  ['kubectl run shell --image=busybox:1.28 --restart=Never --command -- sleep 3'],
  ['kubectl create deployment front --image=nginx:1.25 --replicas=2'],
  ['kubectl create service clusterip front --tcp=80'],
  ['kubectl create secret generic s --from-literal=a=b'],
  ['kubemu cluster advance 5s'],
  ['kubectl scale statefulset web --replicas=3'],
  ['kubectl set image statefulset/web c=nginx:broken'],
  ['kubemu cluster advance 2m'],
  ['kubectl delete pod web-0'],
  ['kubectl get all'],
  ['kubectl get events'],
  ['kubectl describe pod web-2'],
  ['kubectl get pods,services,secrets -o yaml'],
  ['kubectl delete statefulset web --cascade=orphan'],
  ['kubectl get nothing'],
  ['kubectl get pods --sort-by=.metadata.uid -o name'],
];

const places: { remove(): unknown }[] = [];
afterEach(async () => {
  for (const place of places.splice(0)) await place.remove();
});

type Run = (line: string, stdin?: string) => Promise<Outcome>;

/** In this process. */
function here(): { run: Run; state(): string } {
  const place = workspace();
  places.push(place);
  return {
    run: (line, stdin) => {
      const [binary = '', ...args] = splitLine(line);
      return place.run(args, { binary: binary as 'kubectl', stdin });
    },
    state: () => readFileSync(`${place.cwd}/state.json`, 'utf8'),
  };
}

/** Each command in a process of its own. */
function elsewhere(): { run: Run; state(): string } {
  const place = new Place();
  places.push(place);
  return {
    run: async (line, stdin) => {
      const { code, stdout, stderr } = await place.run(line, stdin);
      return { code: code ?? -1, stdout, stderr };
    },
    state: () => readFileSync(place.state, 'utf8'),
  };
}

async function play({ run, state }: ReturnType<typeof here>, seed: number, before: string[] = []) {
  for (const line of before) await run(line);
  const outcomes = [await run(`kubemu cluster reset --clock virtual --seed ${seed}`)];
  for (const [line, stdin] of SCRIPT) outcomes.push(await run(line, stdin));
  return { outcomes, state: state() };
}

describe('the same commands', { timeout: 120_000 }, () => {
  it('give the same output and the same state file, wherever, whenever and after whatever they run', async () => {
    const first = await play(here(), 7);
    const second = await play(elsewhere(), 7, ['kubectl create namespace other', 'kubectl get pods']);
    expect(second.outcomes).toEqual(first.outcomes);
    expect(second.state).toBe(first.state);
    expect(first.outcomes.map(({ stderr }) => stderr).filter((text) => text.includes('internal'))).toEqual([]);
  });

  it('give other names, addresses and uids with another seed', async () => {
    const [first, second] = [await play(here(), 7), await play(here(), 8)];
    expect(second.state).not.toBe(first.state);
    const codes = ({ outcomes }: typeof first) => outcomes.map(({ code }) => code);
    expect(codes(second)).toEqual(codes(first));
  });

  it('leave nothing of this machine and its clock in the file', async () => {
    const { state } = await play(here(), 7);
    expect(state).toContain('"wallOrigin": 0');
    for (const trace of [process.cwd(), process.version]) expect(state).not.toContain(trace);
  });
});
