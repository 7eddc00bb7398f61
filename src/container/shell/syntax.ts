/** What a script of a shell consists of (POSIX shell grammar, and the little of bash that people type). */

/** A piece of a word. What is quoted is neither split nor taken for a pattern. */
export type Segment =
  | { kind: 'text'; value: string; quoted: boolean }
  | { kind: 'parameter'; name: string; operator?: string; argument?: Word; quoted: boolean }
  | { kind: 'command'; script: Script; quoted: boolean }
  | { kind: 'arithmetic'; expression: Word; quoted: boolean };

export type Word = Segment[];

export interface Redirection {
  fd: number;
  operator: '<' | '>' | '>>' | '>|' | '<>' | '<&' | '>&' | '<<' | '<<<' | '&>';
  /** The file, the other descriptor, or the text of a here-document. */
  target: Word;
}

export interface Assignment {
  name: string;
  append: boolean;
  value: Word;
}

export type Node =
  | { type: 'simple'; assignments: Assignment[]; words: Word[]; redirections: Redirection[] }
  | { type: 'pipeline'; commands: Node[]; negated: boolean }
  | { type: 'and' | 'or'; left: Node; right: Node }
  | { type: 'group' | 'subshell'; body: Script; redirections: Redirection[] }
  | { type: 'loop'; until: boolean; test: Script; body: Script; redirections: Redirection[] }
  | { type: 'for'; name: string; words: Word[] | undefined; body: Script; redirections: Redirection[] }
  | { type: 'count'; init: Word; test: Word; step: Word; body: Script; redirections: Redirection[] }
  | { type: 'if'; branches: { test: Script; body: Script }[]; otherwise?: Script; redirections: Redirection[] }
  | { type: 'case'; word: Word; branches: { patterns: Word[]; body: Script }[]; redirections: Redirection[] }
  | { type: 'test'; words: Word[]; redirections: Redirection[] }
  | { type: 'calculation'; expression: Word; redirections: Redirection[] }
  | { type: 'function'; name: string; body: Node };

/** Commands one after the other. */
export interface Script {
  items: { node: Node; background: boolean }[];
}

/** A script that is no script. `met` is the token that was not expected; undefined for the end of the file. */
export class ShellSyntaxError extends Error {
  constructor(
    readonly met: string | undefined,
    readonly line: number,
  ) {
    super(met === undefined ? 'unexpected end of file' : `unexpected ${met}`);
  }

  /** More input could make a script of it. */
  get incomplete(): boolean {
    return this.met === undefined;
  }
}
