/** `--from-literal`, `--from-file` and `--from-env-file`: where ConfigMaps and Secrets get their keys. */

import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { errnoText, pathErrorText } from '../../../go/os/system-error';
import type { Context } from '../../cli/command';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { readEnvFile } from './env-file';

/** Takes a key with its bytes. Throws where the key is no good or there already. */
export type AddKey = (key: string, value: Buffer) => void;

/** `--from-file` of what is called `noun`. */
export function fromFileFlag(noun: string) {
  return {
    'from-file': flag.stringSlice(
      `File that becomes a key of the ${noun}, named like the file or, with key=file, as given. A folder stands for the files in it that have a valid name.`,
    ),
  };
}

/** The flags of the commands that have all three sources. */
export function dataSourceFlags(noun: string) {
  return {
    ...fromFileFlag(noun),
    'from-literal': flag.stringArray(`Key and value to put into the ${noun} (mykey=somevalue)`),
    'from-env-file': flag.stringSlice(`File with lines of key=val that become keys of the ${noun}.`),
  };
}

/** Their values. */
type DataSources = ValuesOf<ReturnType<typeof dataSourceFlags>>;

/** Throws where an env file comes together with another source. */
export function validateDataSources(flags: DataSources): void {
  const others = flags['from-file'].length + flags['from-literal'].length;
  if (flags['from-env-file'].length > 0 && others > 0)
    throw new Error('from-env-file cannot be combined with from-file or from-literal');
}

/** Adds what the flags name: files, then literals, then env files. `envNoun` is what errors call an env file's use. */
export function addDataSources(ctx: Context, flags: DataSources, envNoun: string, add: AddKey): void {
  addFromFiles(ctx, flags['from-file'], add);
  for (const literal of flags['from-literal']) addLiteral(literal, add);
  for (const file of flags['from-env-file']) {
    if (stat(ctx, file).isDirectory()) throw new Error(`env ${envNoun} file cannot be a directory`);
    for (const [key, value] of readEnvFile(readFile(ctx, file), file, ctx.env)) add(key, Buffer.from(value));
  }
}

/** Adds the files and folders of `--from-file`. */
export function addFromFiles(ctx: Context, sources: readonly string[], add: AddKey): void {
  for (const source of sources) {
    const { key, file } = parseFileSource(source);
    if (!stat(ctx, file).isDirectory()) add(key, readFile(ctx, file));
    else if (source.includes('=')) throw new Error('cannot give a key name for a directory path');
    else for (const name of regularFiles(ctx, file)) add(name, readFile(ctx, path.join(file, name)));
  }
}

function addLiteral(source: string, add: AddKey): void {
  const equals = source.indexOf('=');
  if (equals <= 0) throw new Error(`invalid literal source ${source}, expected key=value`);
  add(source.slice(0, equals), Buffer.from(source.slice(equals + 1)));
}

/** `file` or `key=file` (util.ParseFileSource). */
function parseFileSource(source: string): { key: string; file: string } {
  const [first = '', second, ...more] = source.split('=');
  if (second === undefined) return { key: path.basename(source) || '/', file: source };
  if (more.length > 0) throw new Error("key names or file paths cannot contain '='");
  if (first === '') throw new Error(`key name for file path ${second} missing`);
  if (second === '') throw new Error(`file path for key name ${first} missing`);
  return { key: first, file: second };
}

function stat(ctx: Context, file: string): Stats {
  try {
    return statSync(path.resolve(ctx.cwd, file));
  } catch (err) {
    throw new Error(`error reading ${file}: ${errnoText(err)}`);
  }
}

function readFile(ctx: Context, file: string): Buffer {
  try {
    return readFileSync(path.resolve(ctx.cwd, file));
  } catch (err) {
    throw new Error(pathErrorText(err, file));
  }
}

/** By name; links and folders are passed over. */
function regularFiles(ctx: Context, folder: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(path.resolve(ctx.cwd, folder), { withFileTypes: true });
  } catch (err) {
    throw new Error(`error listing files in ${folder}: ${pathErrorText(err, folder)}`);
  }
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  return names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
