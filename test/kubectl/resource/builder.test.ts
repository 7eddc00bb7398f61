import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkErr } from '../../../src/kubectl/cli/errors';
import { Builder } from '../../../src/kubectl/resource/builder';
import { splitLine, writeFiles } from '../commands/run';
import { fakeContext } from './fake-context';

const configMap = (name: string, more = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}${more}}\n`;
const noKind = (kind: string, version = 'v1') => `no matches for kind "${kind}" in version "${version}"`;
const unmapped = (name: string, namespace: string, file: string, why: string) =>
  `resource mapping not found for name: "${name}" namespace: "${namespace}" from "${file}": ${why}\nensure CRDs are installed first\n`;

const files = {
  'dir/one.yaml': configMap('one'),
  'dir/sub/two.yml': configMap('two'),
  'dir/skip.txt': 'not read',
  'only/text.txt': 'not read',
  'multi.yaml': `${configMap('a').replace('ConfigMap', 'Podd')}---\n${configMap('ok')}---\napiVersion: foo.io/v1\nkind: Bar\nmetadata: {name: b, namespace: q}\n`,
  'list.yaml': `apiVersion: v1\nkind: List\nitems:\n${['ConfigMap l1', 'Podd l2', 'Podx l3', 'ConfigMap l4']
    .map((item) => item.split(' '))
    .map(([kind, name]) => `- {apiVersion: v1, kind: ${kind}, metadata: {name: ${name}}}\n`)
    .join('')}`,
  'typed-list.yaml': 'apiVersion: v1\nkind: ConfigMapList\nitems:\n- metadata: {name: l1}\n- {kind: ConfigMap}\n',
  'untyped-list.yaml': 'apiVersion: v1\nkind: List\nitems:\n- metadata: {name: l1}\n',
  'empty-list.yaml': 'apiVersion: v1\nkind: List\nitems: []\n',
  'two.json':
    '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"j1"}}\n{"apiVersion":"v1","kind":"Node","metadata":{"name":"j2"}}',
  'short.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"j1"}',
  'bom.yaml': `\ufeff${configMap('bom')}`,
  'comments.yaml': '# nothing\n---\n---\n# here\n',
  'scalar.yaml': 'a\n',
  'array.yaml': '- a\n',
  'no-kind.yaml': 'metadata: {name: a}\n',
  'no-version.yaml': 'kind: Pod\n',
  'kind-number.yaml': 'kind: 5\napiVersion: v1\n',
  'kind-empty.yaml': 'kind: ""\napiVersion: v1\n',
  'version-number.yaml': 'kind: Pod\napiVersion: 5\n',
  'version-odd.yaml': 'apiVersion: v1/v2/v3\nkind: Pod\n',
  'odd-items.yaml': 'apiVersion: v1\nkind: List\nitems: [5, {kind: x}]\n',
  'items-number.yaml': 'apiVersion: v1\nkind: List\nitems: 5\n',
  'label-number.yaml': configMap('a', ', labels: {a: 5}'),
  'namespaces.yaml': `${configMap('one', ', namespace: zz')}---\napiVersion: v1\nkind: Node\nmetadata: {name: two, namespace: zz}\n---\n${configMap('three')}`,
};

const cwd = mkdtempSync(path.join(tmpdir(), 'kubemu-'));
writeFiles(cwd, files);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

interface Found {
  /** `resource/name` or `resource/namespace/name`, in the order of visiting. */
  objects: string[];
  stderr: string;
  single: boolean;
}

/** What a command like `kubectl label` makes of these arguments; all that it finds is visited. */
async function find(line: string, setUp: (builder: Builder) => Builder = (b) => b): Promise<Found> {
  const words = splitLine(line);
  const values = (flag: string) => words.flatMap((word, i) => (words[i - 1] === flag ? [word] : []));
  const flags = ['-f', '-k', '-l', '-n', '--field-selector'];
  const args = words.filter((word, i) => !word.startsWith('-') && !flags.includes(words[i - 1] ?? ''));
  const builder = new Builder(fakeContext(cwd, configMap('stdin')))
    .namespaceParam(values('-n')[0] ?? 'default')
    .defaultNamespace()
    .continueOnError()
    .filenameParam(words.includes('-n'), {
      filenames: values('-f'),
      kustomize: values('-k')[0],
      recursive: words.includes('-R'),
    })
    .labelSelectorParam(values('-l').join(','))
    .fieldSelectorParam(values('--field-selector').join(','))
    .selectAllParam(words.includes('--all'))
    .allNamespaces(words.includes('-A'))
    .flatten()
    .validate(!words.includes('--validate=false'))
    .resourceTypeOrNameArgs(words.includes('--any'), args);
  const result = await setUp(builder).do();
  const objects: string[] = [];
  try {
    result.visit(({ mapping, namespace, name }) => {
      objects.push([mapping?.resource, namespace === 'default' ? '' : namespace, name].filter(Boolean).join('/'));
    });
  } catch (err) {
    return { objects, stderr: checkErr(err).text, single: result.singleItemImplied };
  }
  return { objects, stderr: '', single: result.singleItemImplied };
}

describe('a builder finds', () => {
  it.each([
    ['pods a', ['pods/a'], true],
    ['pods a b', ['pods/a', 'pods/b'], false],
    ['pods a a', ['pods/a', 'pods/a'], false],
    ['pod/a svc/b', ['pods/a', 'services/b'], false],
    ['pod/a', ['pods/a'], true],
    ['pods,svc a b', ['pods/a', 'pods/b', 'services/a', 'services/b'], false],
    ['pods a,b', ['pods/a,b'], true],
    ['po,pods,pod --all', ['pods/a1', 'pods/b2'], false],
    ['no,sc -l x=y -n foo', ['nodes/a1', 'nodes/b2', 'storageclasses/a1', 'storageclasses/b2'], false],
    ['pods -l none=x', [], false],
    ['pods --any -n foo', ['pods/foo/a1', 'pods/foo/b2'], false],
    ['node/a -A', ['nodes/a'], true],
    ['-f dir', ['configmaps/one'], true],
    ['-f dir/ -R', ['configmaps/one', 'configmaps/two'], false],
    ["-f 'dir/*.y*ml'", ['configmaps/one'], true],
    ['-f dir/one.yaml -f two.json', ['configmaps/one', 'configmaps/j1', 'nodes/j2'], false],
    ['-f -', ['configmaps/stdin'], false],
    ['-f bom.yaml', ['configmaps/bom'], true],
    ['-f comments.yaml', [], true],
    ['-f empty-list.yaml', [], true],
    ['-f dir -l x=y', [], true],
    ['-f namespaces.yaml', ['configmaps/zz/one', 'nodes/two', 'configmaps/three'], true],
  ])('%s', async (line, objects, single) => {
    expect(await find(line)).toEqual({ objects, stderr: '', single });
  });
});

const MIXED =
  "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'";
const MISSING = `You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`;

describe('a builder refuses', () => {
  it.each([
    ['', MISSING],
    ['bogus a', 'the server doesn\'t have a resource type "bogus"'],
    ['pods', 'resource(s) were provided, but no name was specified'],
    ['pods,bogus', 'the server doesn\'t have a resource type "bogus"'],
    ["'' a", 'the server doesn\'t have a resource type ""'],
    ["pods ''", 'resource name may not be empty'],
    ['pod/a svc b', MIXED],
    ['pod a/b', MIXED],
    ['pod/', 'arguments in resource/name form must have a single resource and name'],
    ['pods,svc/a', 'arguments in resource/name form must have a single resource and name'],
    ['pod/a/b', 'arguments in resource/name form may not have more than one slash'],
    ['all x', 'you must specify only one resource'],
    ['all/x', 'the server doesn\'t have a resource type "all"'],
    ['pods a -l x=y', 'name cannot be provided when a selector is specified'],
    ['pods a --field-selector x=y', 'name cannot be provided when a selector is specified'],
    ['pod/a -l x=y', 'selectors and the all flag cannot be used when passing resource/name arguments'],
    ['-l x=y', 'at least one resource must be specified to use a selector'],
    ['--all', 'at least one resource must be specified to use a selector'],
    ['pods -l x=y --all', "setting 'all' parameter but found a non empty selector. "],
    ['pods a -A', 'a resource cannot be retrieved by name across all namespaces'],
    ['pod -f dir', 'when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well'],
    ['pod/a -f dir', 'resource/name arguments cannot be provided when a path is specified'],
    [
      '-f dir -l ==x',
      "the provided selector \"==x\" is not valid: found '==', expected: !, identifier, or 'end of string'",
    ],
    ['-f nope', 'the path "nope" does not exist'],
    ["-f 'nope/*'", 'the path "nope/*" does not exist'],
    ["-f 'dir/[.yaml'", 'pattern "dir/[.yaml" is not valid: syntax error in pattern'],
    ['-f only', 'error reading [only]: recognized file extensions are [.json .yaml .yml]'],
    ['-f - -f -', 'standard input cannot be used for multiple arguments'],
    ['-f dir -k dir', 'only one of -f or -k can be specified'],
    ['-k dir -R', "the -k flag can't be used with -f or -R"],
    ['-f short.json', 'error parsing short.json: unexpected EOF'],
    [
      '-f dir/skip.txt --validate=false',
      'unable to decode "dir/skip.txt": json: cannot unmarshal string into Go value of type unstructured.detector',
    ],
    [
      '-f array.yaml --validate=false',
      'unable to decode "array.yaml": json: cannot unmarshal array into Go value of type unstructured.detector',
    ],
    [
      '-f no-kind.yaml --validate=false',
      'unable to decode "no-kind.yaml": Object \'Kind\' is missing in \'{"metadata":{"name":"a"}}\'',
    ],
    [
      '-f kind-empty.yaml',
      'unable to decode "kind-empty.yaml": Object \'Kind\' is missing in \'{"apiVersion":"v1","kind":""}\'',
    ],
    [
      '-f version-number.yaml --validate=false',
      'unable to decode "version-number.yaml": json: cannot unmarshal number into Go struct field metadataOnlyObject.apiVersion of type string',
    ],
    [
      '-f version-odd.yaml --validate=false',
      'unable to decode "version-odd.yaml": Object \'Kind\' is missing in \'{"apiVersion":"v1/v2/v3","kind":"Pod"}\'',
    ],
    [
      '-f items-number.yaml',
      'error validating "items-number.yaml": error validating data: invalid object to validate; if you choose to ignore these errors, turn validation off with --validate=false',
    ],
    [
      '-f odd-items.yaml --validate=false',
      'unable to decode "odd-items.yaml": json: cannot unmarshal number into Go value of type map[string]interface {}',
    ],
    [
      '-f label-number.yaml',
      'unable to decode "label-number.yaml": json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string',
    ],
  ])('%s', async (line, message) => {
    expect(await find(line)).toMatchObject({ objects: [], stderr: `error: ${message}\n` });
  });

  it.each([
    ['scalar', 'invalid object to validate'],
    ['array', 'invalid object to validate'],
    ['no-kind', '[apiVersion not set, kind not set]'],
    ['no-version', 'apiVersion not set'],
    ['kind-number', "kind isn't string type"],
    ['version-odd', 'unexpected GroupVersion string: v1/v2/v3'],
    ['odd-items', '[invalid object to validate, apiVersion not set]'],
  ])('%s.yaml when it validates', async (name, problem) => {
    expect((await find(`-f ${name}.yaml`)).stderr).toBe(
      `error: error validating "${name}.yaml": error validating data: ${problem}; if you choose to ignore these errors, turn validation off with --validate=false\n`,
    );
  });
});

describe('a builder goes on after', () => {
  it('objects the server does not have', async () => {
    const { objects, stderr } = await find('node/nope pod/nope pod/a');
    expect(objects).toEqual(['pods/a']);
    expect(stderr).toBe(
      'Error from server (NotFound): nodes "nope" not found\nError from server (NotFound): pods "nope" not found\n',
    );
  });

  it('paths that are not there', async () => {
    const { stderr } = await find('-f nope1 -f nope2 -f dir');
    expect(stderr).toBe('the path "nope1" does not exist\nthe path "nope2" does not exist\n');
  });

  it('kinds nobody serves', async () => {
    const { objects, stderr } = await find('-f multi.yaml');
    expect(objects).toEqual(['configmaps/ok']);
    expect(stderr).toBe(
      unmapped('a', '', 'multi.yaml', noKind('Podd')) + unmapped('b', 'q', 'multi.yaml', noKind('Bar', 'foo.io/v1')),
    );
  });

  it('such kinds in lists, which it says in one', async () => {
    expect(await find('-f list.yaml')).toMatchObject({
      objects: ['configmaps/l1', 'configmaps/l4'],
      stderr: `unable to recognize ${noKind('Podd')}\nunable to recognize ${noKind('Podx')}\n`,
    });
    expect((await find('-f multi.yaml -f list.yaml -f dir')).stderr).toBe(
      `${unmapped('a', '', 'multi.yaml', noKind('Podd'))}${unmapped('b', 'q', 'multi.yaml', noKind('Bar', 'foo.io/v1'))}[unable to recognize ${noKind('Podd')}, unable to recognize ${noKind('Podx')}]\n`,
    );
  });

  it('items without a kind', async () => {
    const missing = 'unable to get type info from the object "*unstructured.Unstructured":';
    expect(await find('-f typed-list.yaml')).toMatchObject({
      objects: ['configmaps/l1'],
      stderr: `${missing} Object 'apiVersion' is missing in 'object has no apiVersion field'\n`,
    });
    expect((await find('-f untyped-list.yaml --validate=false')).stderr).toBe(
      `${missing} Object 'Kind' is missing in 'object has no kind field '\n`,
    );
  });

  it('objects of another namespace than the one demanded', async () => {
    expect(await find('-f namespaces.yaml -n default')).toMatchObject({
      objects: ['nodes/two', 'configmaps/three'],
      stderr: `error: the namespace from the provided object "zz" does not match the namespace "default". You must pass '--namespace=zz' to perform this operation.\n`,
    });
  });
});

describe('a builder is told', () => {
  it('to work on one type only', async () => {
    const { stderr } = await find('pods,svc --all', (builder) => builder.singleResourceType());
    expect(stderr).toBe('error: you may only specify a single resource type\n');
  });

  it('to take kinds with Go types only', async () => {
    const { stderr } = await find('-f multi.yaml', (builder) => builder.withScheme());
    expect(stderr).toBe(
      ['Podd', 'Bar']
        .map((kind) => [kind, kind === 'Bar' ? 'foo.io/v1' : 'v1'])
        .map(
          ([kind, version]) =>
            `unable to decode "multi.yaml": no kind "${kind}" is registered for version "${version}" in scheme "pkg/runtime/scheme.go:100"\n`,
        )
        .join(''),
    );
  });

  it('to ask no server', async () => {
    const { objects } = await find('-f namespaces.yaml', (builder) => builder.local());
    expect(objects).toEqual(['zz/one', 'zz/two', 'three']);
  });

  it('to take bare names for one resource', async () => {
    const { objects } = await find('', (builder) => builder.resourceNames('pods', 'a', 'deploy/b'));
    expect(objects).toEqual(['pods/a', 'deployments/b']);
  });
});
