/** What a small shell script comes to: its exit status and how long it takes, without running anything. */

import { isBare } from '../images/image';
import { evaluateArithmetic } from '../shell/arithmetic';
import { type CommandSurroundings, type KnownEnd, knownCommand } from './command-outcome';
import { ScriptError, type Word } from './script-lexer';
import { parseScript, type ScriptNode } from './script-parser';
import { WordExpansion } from './script-words';
import { testOutcome } from './test-outcome';

/** After so many commands a script is taken to go on for ever. */
const LIMIT = 2000;

/** The script never ends. */
const ENDLESS = Symbol('endless');

/** The script, or the loop it is in, ends here. */
class Jump {
  constructor(
    readonly kind: 'exit' | 'break' | 'continue' | 'return',
    readonly code: number,
  ) {}
}

/**
 * The end of `sh -c SCRIPT`: sequences, `&&` and `||`, pipelines, loops, conditions, variables and arithmetic are
 * followed. A script with anything else goes on for ever if it has a loop without an end, or if it is what starts the
 * server of an image.
 */
export function scriptOutcome(script: string, surroundings: CommandSurroundings): KnownEnd {
  let node: ScriptNode;
  try {
    node = parseScript(script);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    if (/while\s+(true|:|\[ 1 \])|\bsleep\s+inf|\btail\s+-[fF]/.test(script)) return undefined;
    return surroundings.task || isBare(surroundings.image) ? { code: 0, ms: 0 } : undefined;
  }
  const walk = new Walk(surroundings);
  try {
    return { code: walk.run(node), ms: walk.ms };
  } catch (stop) {
    if (stop === ENDLESS) return undefined;
    if (stop instanceof Jump) return { code: stop.code, ms: walk.ms };
    throw stop;
  }
}

/** A command a script has come to, and when. */
export interface ScriptCommand {
  argv: string[];
  ms: number;
}

/** The commands of `sh -c SCRIPT` in the order in which they are run; none where the script is not understood. */
export function scriptCommands(script: string, surroundings: CommandSurroundings): ScriptCommand[] {
  const walk = new Walk(surroundings);
  try {
    walk.run(parseScript(script));
  } catch (stop) {
    if (stop !== ENDLESS && !(stop instanceof Jump) && !(stop instanceof ScriptError)) throw stop;
  }
  return walk.history;
}

class Walk {
  ms = 0;
  /** The programs that were run. */
  readonly history: ScriptCommand[] = [];
  private commands = 0;
  private errexit = false;
  private background = false;
  private readonly variables: Map<string, string>;
  private readonly functions = new Map<string, ScriptNode>();
  private readonly words: WordExpansion;

  constructor(private readonly surroundings: CommandSurroundings) {
    this.variables = new Map(surroundings.env);
    this.words = new WordExpansion(this.variables, LIMIT, surroundings.network?.namespace);
  }

  /** Runs a node and gives its exit status. Throws Jump or ENDLESS. */
  run(node: ScriptNode): number {
    const code = this.visit(node);
    this.variables.set('?', String(code));
    return code;
  }

  private visit(node: ScriptNode): number {
    switch (node.type) {
      case 'simple':
        return this.simple(node.words);
      case 'pipeline': {
        const codes = node.commands.map((command) => this.run(command));
        return node.negated ? Number(codes.at(-1) === 0) : (codes.at(-1) ?? 0);
      }
      case 'and':
        return this.run(node.left) || this.run(node.right);
      case 'or':
        return this.run(node.left) && this.run(node.right);
      case 'list':
        return this.list(node.items);
      case 'loop':
        return this.loop(() => (this.run(node.test) === 0) !== node.until, node.body);
      case 'for': {
        const values = node.words.flatMap((word) => this.words.split(word));
        return this.loop(() => this.next(node.name, values), node.body);
      }
      case 'if':
        if (this.run(node.test) === 0) return this.run(node.body);
        return node.otherwise ? this.run(node.otherwise) : 0;
      case 'function':
        this.functions.set(node.name, node.body);
        return 0;
    }
  }

  private list(items: { node: ScriptNode; background: boolean }[]): number {
    let code = 0;
    for (const { node, background } of items) {
      if (background) {
        this.background ||= this.endless(node);
        code = 0;
      } else code = this.run(node);
      if (code !== 0 && this.errexit && node.type === 'pipeline' && !node.negated) throw new Jump('exit', code);
    }
    return code;
  }

  /** Whether a background command would never end; it takes no time of the script itself. */
  private endless(node: ScriptNode): boolean {
    const before = this.ms;
    try {
      this.run(node);
      return false;
    } catch (stop) {
      if (!(stop instanceof Jump) && stop !== ENDLESS) throw stop;
      return stop === ENDLESS;
    } finally {
      this.ms = before;
    }
  }

  private next(name: string, values: string[]): boolean {
    const value = values.shift();
    if (value !== undefined) this.variables.set(name, value);
    return value !== undefined;
  }

  private loop(goesOn: () => boolean, body: ScriptNode): number {
    let code = 0;
    while (goesOn()) {
      try {
        code = this.run(body);
      } catch (jump) {
        if (!(jump instanceof Jump) || (jump.kind !== 'break' && jump.kind !== 'continue')) throw jump;
        if (jump.kind === 'break') return 0;
      }
      this.count();
    }
    return code;
  }

  private count(): void {
    if (++this.commands > LIMIT) throw ENDLESS;
  }

  private simple(words: Word[]): number {
    this.count();
    let at = 0;
    for (; at < words.length; at++) {
      const [, name, value] = /^(\w+)=(.*)$/s.exec(this.words.join(words[at] ?? [])) ?? [];
      if (name === undefined || words[at]?.[0]?.quoted) break;
      this.variables.set(name, value ?? '');
    }
    const [name = '', ...args] = words.slice(at).flatMap((word) => this.words.split(word));
    if (at === words.length && at > 0) return 0;
    return this.builtin(name, args) ?? this.program([name, ...args]);
  }

  private builtin(name: string, args: string[]): number | undefined {
    const status = Number(args[0] ?? this.variables.get('?') ?? 0) & 255;
    switch (name) {
      case 'exit':
      case 'return':
        throw new Jump(name, status);
      case 'break':
      case 'continue':
        throw new Jump(name, 0);
      case '[':
      case '[[':
      case 'test':
        return testOutcome(name === 'test' ? args : args.slice(0, -1));
      case 'let':
        return Number(evaluateArithmetic(args.join(' '), this.variables) === 0);
      case 'set':
        if (/^-\w*e/.test(args[0] ?? '')) this.errexit = true;
        return 0;
      case 'wait':
        if (this.background) throw ENDLESS;
        return 0;
      case 'exec':
        if (args.length === 0) return 0;
        throw new Jump('exit', this.program(args));
      case 'read':
        return 1;
      case 'export':
      case 'local':
        for (const arg of args) if (arg.includes('=')) this.variables.set(...(arg.split(/=(.*)/s) as [string, string]));
        return 0;
      case 'cd':
      case 'trap':
      case 'kill':
      case 'umask':
      case 'ulimit':
      case 'unset':
      case 'source':
      case '.':
      case 'command':
      case 'type':
      case '':
        return 0;
      default:
        return undefined;
    }
  }

  private program(argv: string[]): number {
    const defined = this.functions.get(argv[0] ?? '');
    if (defined) return this.call(defined);
    this.history.push({ argv, ms: this.ms });
    const known = knownCommand(argv, { ...this.surroundings, env: this.variables });
    if (known === undefined) throw ENDLESS;
    if (known === 'unknown') return this.unknownProgram();
    this.ms += known.ms;
    return known.code;
  }

  /** A program nobody knows is a server or, where something is to end, does what it is there for; bare systems have no others. */
  private unknownProgram(): number {
    const { image } = this.surroundings;
    if (isBare(image)) return 127;
    if (this.surroundings.task) return 0;
    throw ENDLESS;
  }

  private call(body: ScriptNode): number {
    try {
      return this.run(body);
    } catch (jump) {
      if (jump instanceof Jump && jump.kind === 'return') return jump.code;
      throw jump;
    }
  }
}
