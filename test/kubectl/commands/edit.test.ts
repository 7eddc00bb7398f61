import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { workspace } from './run';
// Loaded before the first test, whose time is limited.
import '../../../src/kubemu/state/session';
import '../../../src/kubectl/commands/create';
import '../../../src/kubectl/commands/delete';
import '../../../src/kubectl/commands/edit';
import '../../../src/kubectl/commands/get';

const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {clusterIP: None, ports: [{port: 80}], selector: {app: web}}
`;
const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata: {a: one}\n';

let place: ReturnType<typeof workspace>;
beforeEach(async () => {
  place = workspace({ 'service.yaml': SERVICE, 'map.yaml': MAP });
  await place.run('cluster reset --clock virtual', { binary: 'kubemu' });
  await place.run('create -f service.yaml -f map.yaml');
});
afterEach(() => place.remove());

/**
 * Edits with an editor that runs `first` on the file `$1`, and `again` when it is opened another time. What `seen`
 * holds afterwards the editor wrote there; files it left lie in the working folder.
 */
async function edit(line: string, first: string, again = 'cat "$1" > seen') {
  const script = `if [ -e opened ]; then ${again}\nelse touch opened\n${first}\nfi\n`;
  const env = { KUBE_EDITOR: 'sh editor.sh', PATH: process.env.PATH ?? '', TMPDIR: place.cwd };
  const outcome = await place.run(`edit ${line}`, { env, files: { 'editor.sh': script } });
  const hidden = (text: string) => text.replaceAll(place.cwd, '').replace(/kubectl-edit-\d+/g, 'kubectl-edit-N');
  return { ...outcome, stderr: hidden(outcome.stderr) };
}
const seen = () => readFileSync(path.join(place.cwd, 'seen'), 'utf8');
const left = () => readdirSync(place.cwd).filter((name) => name.startsWith('kubectl-edit-'));

const done = (stdout: string) => ({ stdout, stderr: '', code: 0 });
const kept = 'A copy of your changes has been stored to "/kubectl-edit-N.yaml"\n';

describe('changes', () => {
  test('are sent as a patch', async () => {
    const patch = '{"spec":{"selector":{"app":null,"tier":"web"}}}';
    expect(await edit('svc web --output-patch', 'sed -i "s/app: web/tier: web/" "$1"')).toEqual(
      done(`Patch: ${patch}\nservice/web edited\n`),
    );
    expect((await place.run('get svc web -o jsonpath={.spec.selector}')).stdout).toBe('{"tier":"web"}');
    expect(left()).toEqual([]);
  });

  test('of one among several leave the others alone', async () => {
    expect(await edit('svc/web cm/conf', 'sed -i "s/a: one/a: two/" "$1"')).toEqual(
      done('service/web skipped\nconfigmap/conf edited\n'),
    );
  });

  test('in JSON are answered in JSON', async () => {
    const { stdout } = await edit('cm conf -o json', `sed -i 's/"one"/"two"/' "$1"; cp "$1" seen`);
    expect(stdout).toMatch(/^\{\n {4}"apiVersion": "v1",\n {4}"data": \{\n {8}"a": "two"/);
    expect(seen()[0]).toBe('{');
  });

  test('made with the line endings of Windows', async () => {
    await edit('cm conf --windows-line-endings', 'cp "$1" seen; sed -i "s/one/two/" "$1"');
    expect(
      seen()
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith('\r')),
    ).toBe(true);
    expect((await place.run('get cm conf -o jsonpath={.data.a}')).stdout).toBe('two');
  });

  test('are annotated on demand', async () => {
    await edit('cm conf --save-config --record', 'sed -i "s/one/two/" "$1"');
    const { stdout } = await place.run('get cm conf -o json');
    expect(JSON.parse(stdout).metadata.annotations).toMatchObject({
      'kubernetes.io/change-cause': 'kubectl edit cm conf --save-config=true --record=true',
      'kubectl.kubernetes.io/last-applied-configuration': expect.stringMatching(
        /^\{"apiVersion":"v1","data":\{"a":"two"/,
      ),
    });
  });
});

describe('an edit that is given up', () => {
  const cancelled = (why: string) => ({ stdout: '', stderr: `Edit cancelled, ${why}.\n`, code: 0 });

  test.each([
    ['cm conf', 'true', 'no changes made'],
    ['cm conf', 'echo "# note" >> "$1"', 'no changes made'],
    ['cm conf --validate=false', 'echo "# note" > "$1"', 'saved file was empty'],
  ])('%s: %s', async (line, script, why) => {
    expect(await edit(line, script)).toEqual(cancelled(why));
    expect(left()).toEqual([]);
  });

  test.each([
    ['sed -i "s/name: conf/name: other/" "$1"', 'At least one of apiVersion, kind and name was changed'],
    [
      'sed -i "s/namespace: default/namespace: other/" "$1"',
      'the namespace from the provided object "other" does not match the namespace "default". You must pass \'--namespace=other\' to perform this operation.',
    ],
  ])('with %s the file stays', async (script, message) => {
    expect(await edit('cm conf', script)).toEqual({ stdout: '', stderr: `${kept}error: ${message}\n`, code: 1 });
    expect(left()).toHaveLength(1);
  });

  test('for want of an object with the uid in the file', async () => {
    const { stderr } = await edit('cm conf', 'sed -i "s/uid: .*/uid: x/" "$1"');
    expect(stderr).toMatch(
      /error: no original object found for &unstructured\.Unstructured\{Object:map\[string\]interface \{\}\{"apiVersion":"v1", "data":map\[string\]interface \{\}\{"a":"one"\}/,
    );
  });
});

describe('what cannot be used is opened again', () => {
  const invalid = (what: string) => ({
    stdout: '',
    stderr: `error: ${what} is invalid\n${kept}error: Edit cancelled, no valid changes were saved.\n`,
    code: 1,
  });

  test('when it is no YAML', async () => {
    expect(await edit('cm conf', 'echo "  : bad: [" >> "$1"')).toEqual(invalid('configmaps "conf"'));
    expect(seen()).toContain(
      '# configmaps "conf" was not valid:\n# * <nil>: Invalid value: "The edited file failed validation": yaml: line 10: did not find expected key\n#\napiVersion: v1\n',
    );
  });

  test('when it is empty', async () => {
    expect(await edit('cm conf', ': > "$1"')).toEqual(invalid('configmaps "conf"'));
    expect(seen()).toMatch(/"The edited file failed validation": invalid object to validate\n#\n$/);
  });

  test('when its kind is not known', async () => {
    const { stderr } = await edit('cm conf', 'sed -i "s/kind: .*/kind: Foo/" "$1"');
    expect(stderr).toBe(`${kept}error: Edit cancelled, no valid changes were saved.\n`);
    expect(seen()).toContain(
      '# The edited file had a syntax error: resource mapping not found for name: "conf" namespace: "default" from "edited-file": no matches for kind "Foo" in version "v1"\n# ensure CRDs are installed first\n#\n',
    );
  });

  test('when the server refuses it, until it does not', async () => {
    const outcome = await edit(
      'svc web',
      'sed -i "s/clusterIP: None/clusterIP: 1.2.3.4/" "$1"',
      'cp "$1" seen; sed -i "s/1.2.3.4/None/;s/app: web/app: www/" "$1"',
    );
    expect(outcome).toEqual({ stdout: 'service/web edited\n', stderr: 'error: services "web" is invalid\n', code: 0 });
    expect(seen()).toMatch(/^# services "web" was not valid:\n# \* spec\.clusterIPs\[0\]: Invalid value: /m);
    expect(left()).toEqual([]);
  });

  test('but not where another try is no use', async () => {
    expect(await edit('cm conf', 'sed -i "s/resourceVersion: .*/resourceVersion: \'1\'/" "$1"')).toEqual({
      stdout: '',
      stderr:
        'error: configmaps "conf" could not be patched: Operation cannot be fulfilled on configmaps "conf": the object has been modified; please apply your changes to the latest version and try again\n' +
        'You can run `kubectl replace -f /kubectl-edit-N.yaml` to try this update again.\n',
      code: 1,
    });
  });

  test('nor where the object is gone', async () => {
    const editing = edit('cm conf', 'until [ -e gone ]; do sleep 0.01; done; sed -i "s/one/two/" "$1"');
    await vi.waitFor(() => expect(existsSync(path.join(place.cwd, 'opened'))).toBe(true));
    await place.run('delete cm conf');
    writeFileSync(path.join(place.cwd, 'gone'), '');
    expect(await editing).toEqual({
      stdout: '',
      stderr:
        'error: configmaps "conf" could not be found on the server\n' +
        'The edits you made on deleted resources have been saved to "/kubectl-edit-N.yaml"\n',
      code: 1,
    });
  });
});

describe('editors', () => {
  const withEditor = (env: Record<string, string>) =>
    place.run('edit cm conf', { env: { PATH: process.env.PATH ?? '', TMPDIR: place.cwd, ...env } });

  test.each([
    [{ KUBE_EDITOR: 'no-such-editor' }, 'unable to launch the editor "no-such-editor"'],
    [{ KUBE_EDITOR: './nope' }, 'there was a problem with the editor "./nope"'],
    [{ EDITOR: 'env false' }, 'there was a problem with the editor "env false"'],
    [
      { KUBE_EDITOR: "sh -c 'exit 3'", SHELL: '/bin/sh' },
      `there was a problem with the editor "/bin/sh -c sh -c 'exit 3'"`,
    ],
  ])('%j', async (env, message) => {
    expect(await withEditor(env)).toEqual({ stdout: '', stderr: `error: ${message}\n`, code: 1 });
  });

  test('KUBE_EDITOR comes before EDITOR, and quotes are for the shell', async () => {
    const env = { KUBE_EDITOR: `sh -c 'cp "$0" seen'`, EDITOR: 'false', SHELL: '/bin/sh' };
    expect((await withEditor(env)).stderr).toBe('Edit cancelled, no changes made.\n');
    expect(seen()).toMatch(/^# Please edit the object below\./);
  });
});

describe('create --edit', () => {
  const creating = (line: string, script: string) =>
    place.run(`create --edit ${line}`, {
      env: { KUBE_EDITOR: 'sh editor.sh', PATH: process.env.PATH ?? '', TMPDIR: place.cwd },
      files: { 'editor.sh': script },
    });

  test('goes through the files one by one', async () => {
    const script = 'sed -i "s/^  name: .*/&-$(ls | grep -c mark)/" "$1"; touch "mark$$"';
    expect(await creating('-f map.yaml -f service.yaml', script)).toEqual(
      done('configmap/conf-0 created\nservice/web-1 created\n'),
    );
  });

  test('creates nothing that was not changed', async () => {
    const stderr = 'Edit cancelled, no changes made.\n';
    expect(await creating('-f map.yaml', 'true')).toEqual({ stdout: '', stderr, code: 0 });
  });

  test('adds annotations', async () => {
    await creating('-f map.yaml --save-config --record', 'sed -i "s/name: conf/name: more/" "$1"');
    const { stdout } = await place.run('get cm more -o json');
    expect(Object.values(JSON.parse(stdout).metadata.annotations)).toEqual([
      '{"apiVersion":"v1","data":{"a":"one"},"kind":"ConfigMap","metadata":{"annotations":{},"name":"more","namespace":"default"}}\n',
      'kubectl create --edit=true --filename=map.yaml --save-config=true --record=true',
    ]);
  });
});

test.each([
  [
    '',
    "You must provide one or more resources by argument or filename.\nExample resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'",
  ],
  ['pods', 'edit cancelled, no objects found'],
  ['bogus x --validate=foo', 'the server doesn\'t have a resource type "bogus"'],
  ['cm conf --subresource=scale', 'invalid subresource value: "scale". Must be one of [status]'],
  [
    'cm conf -o name',
    'unable to match a printer suitable for the output format "name", allowed formats are: json,yaml',
  ],
])('edit %s', async (line, message) => {
  expect(await edit(line, 'true')).toEqual({ stdout: '', stderr: `error: ${message}\n`, code: 1 });
});
