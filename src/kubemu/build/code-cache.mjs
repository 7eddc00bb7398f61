/** Makes the code caches of the program: what the engine has compiled after commands have run. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);
const { loader } = require('../../../bin/launch.js');

const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
      - name: web
        image: nginx:1.25
`;

/** What is typed most. The functions these call need not be compiled when the program starts. */
const COMMANDS = {
  // Most of what changes the cluster is in the second part. The first part's cache is read by every command, so it
  // holds no more than what looking at the cluster takes.
  rest: [
    ['kubemu', 'cluster', 'reset', '--clock', 'virtual'],
    ['kubectl', 'apply', '-f', 'web.yaml'],
    ['kubectl', 'create', '-f', 'web.yaml'],
    ['kubemu', 'cluster', 'settle'],
    ['kubectl', 'describe', 'pods'],
    ['kubectl', 'scale', 'deployment/web', '--replicas=1'],
    ['kubectl', 'delete', '-f', 'web.yaml'],
    ['kubectl', 'apply', '-f', 'web.yaml'],
    ['kubemu', 'cluster', 'settle'],
  ],
  kubemu: [
    ['kubectl', 'get', 'pods'],
    ['kubectl', 'get', 'deployments,services', '-o', 'wide'],
    ['kubectl', 'get', 'deployment', 'web', '-o', 'yaml'],
  ],
};

/** Writes the code caches of the program in a folder. Each is made by a process of its own, as processes share what they compile. */
export function compileCaches(dist) {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'kubemu-'));
  fs.writeFileSync(path.join(folder, 'web.yaml'), MANIFEST);
  const env = { ...process.env, KUBEMU_STATE: path.join(folder, 'cluster.json') };
  try {
    for (const part of Object.keys(COMMANDS))
      execFileSync(process.execPath, [import.meta.filename, dist, part], { cwd: folder, env });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the commands of a part in this process and folder, and writes its cache. */
async function compile(dist, part) {
  const { load, saveCaches } = loader(dist, silentRequire);
  const program = load('./kubemu.cjs');
  for (const [binary, ...argv] of COMMANDS[part]) await program.run(binary, argv);
  saveCaches(`./${part}.cjs`);
}

/** `require` for the program, with nothing to be seen of what it prints. */
function silentRequire(name) {
  const silent = { ...fs, writeSync: (fd, data, ...rest) => (fd > 2 ? fs.writeSync(fd, data, ...rest) : data.length) };
  return name === 'node:fs' || name === 'fs' ? silent : require(name);
}

if (process.argv[1] === import.meta.filename) await compile(process.argv[2], process.argv[3]);
