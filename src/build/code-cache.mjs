/** Makes the code caches of the program: what the engine has compiled after commands have run. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);
const { loader } = require('../../bin/launch.js');

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
const commands = (manifest) => [
  ['kubemu', 'cluster', 'reset', '--clock', 'virtual'],
  ['kubectl', 'apply', '-f', manifest],
  ['kubectl', 'create', '-f', manifest],
  ['kubemu', 'cluster', 'settle'],
  ['kubectl', 'get', 'pods'],
  ['kubectl', 'get', 'deployments,services', '-o', 'wide'],
  ['kubectl', 'get', 'deployment', 'web', '-o', 'yaml'],
  ['kubectl', 'describe', 'pods'],
  ['kubectl', 'scale', 'deployment/web', '--replicas=1'],
  ['kubectl', 'delete', '-f', manifest],
];

/** Writes the cache of each part of the program that gets loaded. Runs commands in this process, in a folder of their own. */
export async function compileCaches(dist) {
  const { load, scripts } = loader(dist, silentRequire);
  const program = load('./kubemu.cjs');
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'kubemu-'));
  const manifest = path.join(folder, 'web.yaml');
  fs.writeFileSync(manifest, MANIFEST);
  const { KUBEMU_STATE } = process.env;
  process.env.KUBEMU_STATE = path.join(folder, 'cluster.json');
  try {
    for (const [binary, ...argv] of commands(manifest)) await program.run(binary, argv);
    for (const [name, script] of scripts)
      fs.writeFileSync(path.join(dist, name.replace(/cjs$/, 'cache')), script.createCachedData());
  } finally {
    if (KUBEMU_STATE === undefined) delete process.env.KUBEMU_STATE;
    else process.env.KUBEMU_STATE = KUBEMU_STATE;
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** `require` for the program, with nothing to be seen of what it prints. */
function silentRequire(name) {
  const silent = { ...fs, writeSync: (fd, data, ...rest) => (fd > 2 ? fs.writeSync(fd, data, ...rest) : data.length) };
  return name === 'node:fs' || name === 'fs' ? silent : require(name);
}
