/** Files, folders, URLs and standard input named with `-f`: what there is to read, before anything is read. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { glob } from '../../go/filepath/glob';
import { urlProblem } from '../../go/net/url-problem';
import { quote } from '../../go/strconv/quote';
import type { Stdin } from '../cli/streams';

/** Something with documents in it. */
export interface PathSource {
  /** As messages name it: the path as it was put together, the URL, `STDIN`. */
  source: string;
  /** Its text. Rejects with the message kubectl prints. */
  read(): Promise<string>;
}

/** What `-f` named, and whether an object is to be printed as one of one (Builder.singleItemImplied). */
export interface PathSources {
  sources: PathSource[];
  /** A folder held more than one file. */
  directory: boolean;
  stream: boolean;
  singleFile: boolean;
  errors: Error[];
}

const EXTENSIONS = ['.json', '.yaml', '.yml'];

/** Resolves the values of `-f` in `cwd`; folders are looked through to the bottom when `recursive`. */
export function pathSources(
  filenames: readonly string[],
  recursive: boolean,
  { cwd, stdin }: { cwd: string; stdin: Pick<Stdin, 'readAll'> },
): PathSources {
  const out: PathSources = { sources: [], directory: false, stream: false, singleFile: false, errors: [] };
  for (const name of filenames) {
    if (name === '-') addStdin(out, stdin);
    else if (/^https?:\/\//.test(name)) addURL(out, name);
    else addPattern(out, name, recursive, cwd);
  }
  return out;
}

function addStdin(out: PathSources, stdin: Pick<Stdin, 'readAll'>): void {
  if (out.stream) out.errors.push(new Error('standard input cannot be used for multiple arguments'));
  out.stream = true;
  out.sources.push({ source: 'STDIN', read: () => stdin.readAll() });
}

function addURL(out: PathSources, url: string): void {
  const problem = urlProblem(url);
  if (problem) out.errors.push(new Error(`the URL passed to filename ${quote(url)} is not valid: ${problem}`));
  else out.sources.push({ source: url, read: async () => (await import('./url')).readURL(url) });
}

/** kubectl expands a pattern itself when no file has that very name. */
function addPattern(out: PathSources, pattern: string, recursive: boolean, cwd: string): void {
  const matches = exists(pattern, cwd) ? [pattern] : glob(pattern, cwd);
  if (matches === 'bad pattern')
    out.errors.push(new Error(`pattern ${quote(pattern)} is not valid: syntax error in pattern`));
  else if (matches.length === 0) out.errors.push(new Error(`the path ${quote(pattern)} does not exist`));
  else {
    if (!recursive && matches.length === 1) out.singleFile = true;
    addPaths(out, matches, recursive, cwd);
  }
}

function addPaths(out: PathSources, paths: readonly string[], recursive: boolean, cwd: string): void {
  for (const name of paths) {
    try {
      const files = walk(name, recursive, cwd);
      if (files.length > 1) out.directory = true;
      out.sources.push(...files.map((file) => fileSource(file, cwd)));
    } catch (err) {
      out.errors.push(new Error(`error reading ${quote(name)}: ${systemError(err as NodeJS.ErrnoException, name)}`));
    }
  }
  if (out.sources.length === 0 && out.errors.length === 0)
    out.errors.push(
      new Error(`error reading [${paths.join(' ')}]: recognized file extensions are [${EXTENSIONS.join(' ')}]`),
    );
}

/** The files a path stands for: itself, or those in the folder that have one of the known endings, by name. */
function walk(root: string, recursive: boolean, cwd: string): string[] {
  if (!statSync(path.resolve(cwd, root)).isDirectory()) return [root];
  const entries = readdirSync(path.resolve(cwd, root), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const file = path.join(root, entry.name);
    if (entry.isDirectory()) return recursive ? walk(file, recursive, cwd) : [];
    return EXTENSIONS.includes(path.extname(entry.name)) ? [file] : [];
  });
}

function fileSource(file: string, cwd: string): PathSource {
  return {
    source: file,
    async read() {
      try {
        return decodeText(readFileSync(path.resolve(cwd, file)));
      } catch (err) {
        throw new Error(systemError(err as NodeJS.ErrnoException, file));
      }
    },
  };
}

/** UTF-8 unless a byte order mark says UTF-16. */
function decodeText(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16le').decode(Buffer.from(bytes).swap16());
  return new TextDecoder().decode(bytes);
}

/** `open x: permission denied`, as Go's os.PathError says it. */
function systemError(err: NodeJS.ErrnoException, file: string): string {
  const why = { EACCES: 'permission denied', ENOENT: 'no such file or directory', EISDIR: 'is a directory' }[
    err.code ?? ''
  ];
  return `open ${file}: ${why ?? err.message}`;
}

function exists(name: string, cwd: string): boolean {
  return name !== '' && statSync(path.resolve(cwd, name), { throwIfNoEntry: false }) !== undefined;
}
