/** Where generated ConfigMaps and Secrets get their keys: env files, literals, files (api/kv). */

import path from 'node:path';
import { quote } from '../../go/strconv/quote';
import type { GeneratorArgs } from './kustomization';
import type { Loader } from './loader';

/** The keys and their bytes. Throws where a source is no good or a key comes twice. */
export function keyValues(args: GeneratorArgs, loader: Loader): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const [key, value] of readSources(args, loader)) {
    if (found.has(key)) throw new Error(`configmap ${args.name} illegally repeats the key \`${key}\``);
    found.set(key, value);
  }
  return found;
}

function readSources({ envs = [], literals = [], files = [] }: GeneratorArgs, loader: Loader) {
  const named = (noun: string, sources: string[], read: (source: string) => [string, Buffer][]) => {
    try {
      return sources.flatMap(read);
    } catch (err) {
      throw new Error(`loading KV pairs: ${noun} [${sources.join(' ')}]: ${(err as Error).message}`);
    }
  };
  return [
    ...named('env source files:', envs, (file) => linesOf(loader.load(file).toString())),
    ...named('literal sources', literals, (source) => [readLiteral(source)]),
    ...named('file sources:', files, (source) => [readFile(source, loader)]),
  ];
}

function linesOf(text: string): [string, Buffer][] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  return lines
    .map((line) => line.trimStart())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): [string, Buffer] => {
      const equals = line.indexOf('=');
      if (equals < 0) return [line, Buffer.alloc(0)];
      return [line.slice(0, equals), Buffer.from(line.slice(equals + 1))];
    })
    .filter(([key]) => key !== '');
}

/** `key=value`; quotes around the value are taken off. */
function readLiteral(source: string): [string, Buffer] {
  const equals = source.indexOf('=');
  if (equals <= 0) throw new Error(`invalid literal source ${source}, expected key=value`);
  return [source.slice(0, equals), Buffer.from(source.slice(equals + 1).replace(/^(["'])(.*)\1$/s, '$2'))];
}

/** `path` or `key=path`. */
function readFile(source: string, loader: Loader): [string, Buffer] {
  const [first = '', second, ...more] = source.split('=');
  if (more.length > 0) throw new Error(`source ${quote(source)} key name or file path contains '='`);
  if (second === undefined) return [path.basename(source), loader.load(source)];
  const missing = (what: string, other: string, text: string) =>
    new Error(`missing ${what} for ${other} ${quote(text)} in source ${quote(source)}`);
  if (first === '') throw missing('key name', 'file path', second);
  if (second === '') throw missing('file path', 'key name', first);
  return [first, loader.load(second)];
}
