/**
 * `npm run bench`: how long commands take beside `node -e 0`, in paired runs, and how time and memory grow with the
 * number of pods. Prints figures and the limits they are meant to stay under; judges nothing.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const kubectl = path.join(root, 'bin/kubectl');
const kubemu = path.join(root, 'bin/kubemu');
const folder = mkdtempSync(path.join(tmpdir(), 'kubemu-bench-'));
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Loaded into a measured program: notes its peak memory when it ends. */
const probe = path.join(folder, 'probe.cjs');
writeFileSync(
  probe,
  `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(`${probe}.txt`)}, String(process.resourceUsage().maxRSS)));`,
);

/** The peak memory of a program in mebibytes, in a run of its own. */
function peak(program, args, state) {
  const env = { ...surroundings(state), NODE_OPTIONS: `--require=${probe}` };
  spawnSync(program, args, { cwd: folder, env, stdio: 'ignore' });
  return Math.round(Number(readFileSync(`${probe}.txt`, 'utf8')) / 1024);
}

/** A home of its own, so that nobody's kubeconfig is read. */
const surroundings = (state) => ({ ...process.env, HOME: folder, KUBEMU_STATE: path.join(folder, state) });

/** One run of a program: seconds of wall clock. */
function measure(program, args, state) {
  const env = surroundings(state);
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return wall;
}

/** One run of a program: seconds of processor time, as bash counts those of its children. */
function measureCPU(program, args, state) {
  const script = '"$0" "$@" > /dev/null; times';
  const { stdout } = spawnSync('bash', ['-c', script, program, ...args], { cwd: folder, env: surroundings(state) });
  const [, children] = String(stdout).split('\n');
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
}

/** The median ratio of a command to `node -e 0`, run in turn. */
function ratio(run, args, state, runs) {
  const ratios = Array.from({ length: runs }, () => {
    const ours = run(kubectl, args, state);
    return ours / run(process.execPath, ['-e', '0'], state);
  });
  return median(ratios).toFixed(2);
}

const manifest = (replicas) => `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  replicas: ${replicas}
  serviceName: web
  podManagementPolicy: Parallel
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: c, image: "nginx:1.25"}]}
`;

function grow(replicas) {
  const state = `${replicas}.json`;
  writeFileSync(path.join(folder, 'web.yaml'), manifest(replicas));
  measure(kubemu, ['cluster', 'reset', '--clock', 'virtual'], state);
  const create = measure(kubectl, ['create', '-f', 'web.yaml'], state);
  const settle = measure(kubemu, ['cluster', 'settle'], state);
  const get = measure(kubectl, ['get', 'pods'], state);
  return { create, settle, get, memory: peak(kubectl, ['get', 'pods'], state) };
}

/** The library: medians of calls in this process, in milliseconds. */
async function benchLibrary() {
  const { createCluster } = await import('../../../dist/index.mjs');
  async function time(runs, call) {
    const times = [];
    for (let run = 0; run < runs; run++) {
      const start = process.hrtime.bigint();
      await call();
      times.push(Number(process.hrtime.bigint() - start) / 1e6);
    }
    return median(times).toFixed(2);
  }
  const cluster = await createCluster();
  await cluster.kubectl('create deployment web --image=nginx:1.25 --replicas=3');
  await cluster.settle();
  console.log(`in process: get pods ${await time(201, () => cluster.kubectl('get pods'))} ms (limit 2)`);
  console.log(`in process: a new cluster ${await time(51, () => createCluster())} ms (limit 15)`);
  console.log(`in process: a fork ${await time(101, () => cluster.fork())} ms (limit 1)`);
  const forked = await time(51, () => cluster.fork().kubectl('get pods'));
  console.log(`in process: a fork and its first get pods ${forked} ms`);
  cluster.close();
}

/** What a cluster costs that was left alone for thirty days: the first look, the next one, and its file. */
function catchUp() {
  const state = 'old.json';
  const container = (script) => `{name: c, image: busybox, command: [sh, -c, "${script}"]}`;
  const job = `{template: {spec: {restartPolicy: Never, containers: [${container('echo hi')}]}}}`;
  writeFileSync(
    path.join(folder, 'old.yaml'),
    `apiVersion: batch/v1
kind: CronJob
metadata: {name: tick}
spec: {schedule: "* * * * *", jobTemplate: {spec: ${job}}}
---
apiVersion: v1
kind: Pod
metadata: {name: crash}
spec: {containers: [${container('sleep 1; exit 1')}]}
---
${manifest(50)}`,
  );
  measure(kubemu, ['cluster', 'reset', '--clock', 'virtual'], state);
  measure(kubectl, ['create', '-f', 'old.yaml'], state);
  measure(kubemu, ['cluster', 'settle'], state);
  const first = measureCPU(kubemu, ['cluster', 'advance', '720h'], state);
  const next = measureCPU(kubectl, ['get', 'pods'], state);
  return { first, next, size: statSync(path.join(folder, state)).size / 2 ** 20 };
}

/** Sixteen writers, each with so many changes one after the other: how long the commands took, in seconds. */
async function writers(changes) {
  const env = surroundings('writers.json');
  measure(kubemu, ['cluster', 'reset', '--clock', 'virtual'], 'writers.json');
  const times = [];
  const write = async (writer) => {
    for (let i = 0; i < changes; i++) {
      const start = performance.now();
      const child = spawn(kubectl, ['create', 'namespace', `w-${writer}-${i}`], { env, stdio: 'ignore' });
      const code = await new Promise((resolve) => child.once('exit', resolve));
      if (code !== 0) throw new Error(`writer ${writer} was refused change ${i}`);
      times.push((performance.now() - start) / 1000);
    }
  };
  await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));
  return { middle: median(times), longest: Math.max(...times) };
}

/** Creating what makes much work, and the first look at it: seconds of processor time. */
function heavy() {
  writeFileSync(path.join(folder, 'web.yaml'), manifest(100_000));
  measure(kubemu, ['cluster', 'reset', '--clock', 'virtual'], 'heavy.json');
  const create = measureCPU(kubectl, ['create', '-f', 'web.yaml'], 'heavy.json');
  return { create, look: measureCPU(kubectl, ['get', 'statefulsets'], 'heavy.json') };
}

try {
  const old = catchUp();
  console.log(
    `30 days at once: ${old.first.toFixed(2)} s of CPU (limit 2), then get ${old.next.toFixed(2)} s, file ${old.size.toFixed(1)} MiB (limit 2)`,
  );
  const { middle, longest } = await writers(40);
  console.log(
    `16 writers: median ${middle.toFixed(2)} s, longest ${longest.toFixed(2)} s (limit three times the median)`,
  );
  const { create, look } = heavy();
  console.log(`100000 replicas: create ${create.toFixed(2)} s of CPU, the next command ${look.toFixed(2)} s`);
  for (const replicas of [3, 100, 1000, 10_000]) {
    const { create, settle, get, memory } = grow(replicas);
    const seconds = (n) => `${n.toFixed(2)} s`;
    console.log(
      `${replicas} pods: create ${seconds(create)}, settle ${seconds(settle)}, get ${seconds(get)} at ${memory} MiB`,
    );
  }
  const limits = { 3: 1.4, 1000: 2.5, 10000: 12 };
  for (const [replicas, limit] of Object.entries(limits)) {
    const [wall, cpu] = [measure, measureCPU].map((run) =>
      ratio(run, ['get', 'pods'], `${replicas}.json`, replicas === '10000' ? 5 : 21),
    );
    console.log(
      `get pods with ${replicas} pods: ${wall} times node -e 0 by the wall, ${cpu} by the CPU (limit ${limit})`,
    );
  }
  await benchLibrary();
  const lecture = path.join(root, 'fixtures/lecture/statefulset.md');
  console.log(`the lecture: ${measure(kubemu, ['replay', lecture], 'none.json').toFixed(1)} s (limit 10 s)`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
