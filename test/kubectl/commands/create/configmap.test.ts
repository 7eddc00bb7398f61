import { describe } from 'vitest';
import { itPrints, itRefuses } from './dry-run';

const files = {
  'file.txt': 'hello\nworld\n',
  'vars.env': '\ufeffA=1\r\n  B=two words\n# no\n\nFROM_ENV\nE=\nA.b-c=d=e\n',
  'spaced.env': 'C = x\n',
  'twice.env': 'A=1\nA=2\n',
  'dir/b': 'bb\n',
  'dir/a.txt': 'aa\n',
  'dir/sub/c': 'cc\n',
  'bad/a b': '',
};
const configMap = (data: string, name = 'x') => `apiVersion: v1
${data}kind: ConfigMap
metadata:
  creationTimestamp: null
  name: ${name}
`;

describe('create configmap', () => {
  itPrints(
    [
      ['configmap x', configMap('')],
      ['cm x --from-literal=a=b --from-literal=c=d=e', configMap('data:\n  a: b\n  c: d=e\n')],
      [
        'cm x --from-file=file.txt --from-file=k=file.txt',
        configMap('data:\n  file.txt: |\n    hello\n    world\n  k: |\n    hello\n    world\n'),
      ],
      ['cm x --from-file=dir', configMap('data:\n  a.txt: |\n    aa\n  b: |\n    bb\n')],
      [
        'cm x --from-env-file=vars.env',
        configMap('data:\n  A: "1"\n  A.b-c: d=e\n  B: two words\n  E: ""\n  FROM_ENV: here\n'),
      ],
      ['cm x --append-hash', configMap('', 'x-62ctbmbfd2')],
      [
        'cm x --append-hash --from-literal=b=2 --from-literal=a=1',
        configMap('data:\n  a: "1"\n  b: "2"\n', 'x-dt66bfkbgh'),
      ],
    ],
    { files, env: { FROM_ENV: 'here' } },
  );

  const key =
    "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
  const variable =
    "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')";
  itRefuses(
    [
      ['cm', "error: exactly one NAME is required, got 0\nSee 'kubectl create configmap -h' for help and examples"],
      ['cm a b', "error: exactly one NAME is required, got 2\nSee 'kubectl create configmap -h' for help and examples"],
      ["cm ''", 'error: name must be specified'],
      ['cm x --from-literal=a', 'error: invalid literal source a, expected key=value'],
      ['cm x --from-literal==a', 'error: invalid literal source =a, expected key=value'],
      ["cm x --from-literal='a b=c'", `error: "a b" is not a valid key name for a ConfigMap: ${key}`],
      ['cm x --from-literal=..=c', `error: ".." is not a valid key name for a ConfigMap: must not be '..'`],
      [
        'cm x --from-literal=a=b --from-literal=a=c',
        'error: cannot add key "a", another key by that name already exists in Data for ConfigMap "x"',
      ],
      ['cm x --from-file=missing', 'error: error reading missing: no such file or directory'],
      ['cm x --from-file=file.txt/x', 'error: error reading file.txt/x: not a directory'],
      ['cm x --from-file=k=dir', 'error: cannot give a key name for a directory path'],
      ['cm x --from-file=k=', 'error: file path for key name k missing'],
      ['cm x --from-file==f', 'error: key name for file path f missing'],
      ['cm x --from-file=a=b=c', "error: key names or file paths cannot contain '='"],
      ['cm x --from-file=bad', `error: "a b" is not a valid key name for a ConfigMap: ${key}`],
      ['cm x --from-env-file=dir', 'error: env config file cannot be a directory'],
      ['cm x --from-env-file=spaced.env', `error: "C " is not a valid key name: ${variable}`],
      [
        'cm x --from-env-file=twice.env',
        'error: cannot add key "A", another key by that name already exists in Data for ConfigMap "x"',
      ],
      [
        'cm x --from-env-file=vars.env --from-literal=a=b',
        'error: from-env-file cannot be combined with from-file or from-literal',
      ],
      ['cm x --dry-run=bad', 'error: Invalid dry-run value (bad). Must be "none", "server", or "client".'],
      [
        'cm x -o bad --validate=bad',
        'error: unable to match a printer suitable for the output format "bad", allowed formats are: go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,name,template,templatefile,yaml',
      ],
      [
        'cm x --validate=bad',
        'error: invalid - validate option "bad"; must be one of: strict (or true), warn, ignore (or false)',
      ],
    ],
    { files },
  );
});
