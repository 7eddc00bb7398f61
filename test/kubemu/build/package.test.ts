/** The package as it is published: packed, installed without a network in an empty project, and used there. */
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const project = mkdtempSync(path.join(tmpdir(), 'kubemu-package-'));
const installed = path.join(project, 'node_modules/kubemu');
const env = { ...process.env, HOME: project, KUBEMU_STATE: path.join(project, 'cluster.json') };

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: project, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** What the suite has built is packed: another build would pull it from under the tests that run meanwhile. */
function install(): void {
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', project], { cwd: root });
  writeFileSync(path.join(project, 'package.json'), '{"private":true}');
  run('npm', 'install', '--offline', '--no-audit', '--no-fund', `./kubemu-${version}.tgz`);
}

beforeAll(install, 60_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => lstatSync(path.join(folder, name)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);

describe('the package', { timeout: 60_000 }, () => {
  it('comes alone, small, with its licences and without scripts that run at installation', () => {
    const packages = readdirSync(path.join(project, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(packages).toEqual(['kubemu']);
    expect(sizeOf(installed)).toBeLessThan(8_000_000);
    const names = readdirSync(installed);
    expect(names).toEqual(expect.arrayContaining(['LICENSE', 'NOTICE', 'README.md', 'bin', 'dist', 'package.json']));
    expect(names).not.toContain('src');
    const { scripts, dependencies } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'));
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
    expect(dependencies).toBeUndefined();
  });

  it('has both programs', () => {
    expect(run('npx', '--offline', 'kubemu', '--version')).toBe(`kubemu ${version} (Kubernetes v1.28.15)\n`);
    expect(run('npx', '--offline', 'kubectl', 'create', 'namespace', 'shop')).toBe('namespace/shop created\n');
    expect(run('node_modules/.bin/kubectl', 'get', 'namespace', 'shop', '-o', 'name')).toBe('namespace/shop\n');
  });

  it('brings all its programs read', () => {
    const explained = run('node_modules/.bin/kubectl', 'explain', 'pod.spec.nodeName');
    expect(explained).toContain('NodeName');
    const said = run(
      'node_modules/.bin/kubectl',
      'run',
      'sh',
      '--rm',
      '-i',
      '--restart=Never',
      '--image=busybox',
      '--',
      'sh',
      '-c',
      'echo a | tr a b',
    );
    expect(said.split('\n')[0]).toBe('b');
  });

  it('is imported', () => {
    const program = [
      "import { createCluster } from 'kubemu';",
      'const cluster = await createCluster();',
      "await cluster.kubectl('create namespace shop');",
      "process.stdout.write((await cluster.kubectl('get namespace shop -o name')).stdout);",
    ];
    writeFileSync(path.join(project, 'use.mjs'), program.join('\n'));
    expect(run(process.execPath, 'use.mjs')).toBe('namespace/shop\n');
  });

  it('keeps what it has compiled for the next time', () => {
    const caches = readdirSync(path.join(installed, 'dist')).filter((name) => name.endsWith('.cache'));
    expect(caches).toContain(`kubemu.${process.version}-${process.arch}.cache`);
  });
});
