/** perl, python, node and their like: what they are given is not run, but how long it goes on can be told. */
import { programName } from './options';
import { piDigits } from './pi';
import type { Call } from './program';
import type { Task } from './task';

const VERSIONS: Readonly<Record<string, string>> = {
  python: 'Python 3.12.0',
  python3: 'Python 3.12.0',
  node: 'v20.10.0',
  perl: 'This is perl 5, version 36, subversion 0 (v5.36.0) built for x86_64-linux-gnu',
  ruby: 'ruby 3.2.2 (2023-03-30 revision e51014f9c0) [x86_64-linux]',
  java: 'openjdk version "17.0.9" 2023-10-17',
  php: 'PHP 8.2.13 (cli)',
};

/** A one-liner ends at once; a program in a file is a server; without either the input is read to its end. */
export function* interpreter(call: Call): Task {
  const { args } = call;
  const pi = piDigits([call.name, ...args]);
  if (pi !== undefined) {
    call.out(pi);
    return 0;
  }
  const name = programName(call);
  if (args.some((arg) => /^(-v|-V|--version|-version)$/.test(arg))) {
    call.out(`${VERSIONS[name] ?? name}\n`);
    return 0;
  }
  if (args.some((arg) => /^-\w*[ecr]$|^--(eval|help)$/.test(arg))) return 0;
  if (args.length === 0) {
    yield* call.input.all();
    return 0;
  }
  yield { kind: 'sleep', ms: Number.POSITIVE_INFINITY };
  return 0;
}
