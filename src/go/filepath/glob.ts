/** File name patterns as Go's `filepath.Glob` reads them: `*`, `?`, `[a-z]` and `\` within one part of a path. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The paths that match, by name; empty for none. */
export function glob(pattern: string, cwd: string): string[] | 'bad pattern' {
  const compiled = pattern.split('/').map((part) => (/[*?[\\]/.test(part) ? partPattern(part) : part));
  if (compiled.includes('bad pattern')) return 'bad pattern';
  let found = [''];
  compiled.forEach((part, depth) => {
    found = found.flatMap((dir) => matchesIn(dir, part, depth, cwd));
  });
  return found.filter((name) => existsSync(path.resolve(cwd, name)));
}

function matchesIn(dir: string, part: string | RegExp, depth: number, cwd: string): string[] {
  const join = (name: string) => (depth === 0 ? name : `${dir}/${name}`);
  if (typeof part === 'string') return [join(part)];
  const folder = path.resolve(cwd, dir || (depth === 0 ? '.' : '/'));
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => part.test(name))
    .sort()
    .map(join);
}

/** One part of a pattern as a regular expression. */
function partPattern(part: string): RegExp | 'bad pattern' {
  let source = '';
  for (let at = 0; at < part.length; at++) {
    const char = part[at] as string;
    if (char === '*') source += '.*';
    else if (char === '?') source += '.';
    else if (char === '[') {
      const set = /^\[(\^?(?:\\.|[^\]\\])+)\]/.exec(part.slice(at));
      if (!set) return 'bad pattern';
      source += set[0];
      at += set[0].length - 1;
    } else if (char === '\\') {
      if (++at >= part.length) return 'bad pattern';
      source += literal(part[at] as string);
    } else source += literal(char);
  }
  return new RegExp(`^${source}$`, 's');
}

function literal(char: string): string {
  return char.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
}
