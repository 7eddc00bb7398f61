/** A shell that runs scripts: `sh -c`, a script in a file, lines as they are typed. */
import { FileError } from '../machine/file-error';
import { resolvePath } from '../machine/file-system';
import { Input } from '../programs/input';
import type { Task } from '../programs/task';
import { ended } from '../programs/task';
import { evaluateArithmetic } from './arithmetic';
import { builtins } from './builtins';
import { Jump, ShellCore, type Sink, type Streams, type Variable } from './core';
import { cannotOpen, notFound, syntaxComplaint } from './dialect';
import { expandText, expandWords } from './expansion';
import { Exhausted, MOST_DEPTH, MOST_PROCESSES, MOST_TEXT } from './limits';
import { parseScript } from './parser';
import { matches } from './patterns';
import { type Assignment, type Node, type Redirection, type Script, ShellSyntaxError, type Word } from './syntax';
import { conditionHolds } from './test-command';

/** The state a loop leaves behind, and when. */
interface Moment {
  time: number;
  variables: number;
  files: number;
}

export class Shell extends ShellCore {
  /** A shell of its own with the same variables: what happens in it stays there. */
  fork(streams = this.streams): Shell {
    const { dialect, name, machine, budget, launch, interactive, cwd } = this;
    const shell = new Shell({ dialect, name, machine, env: new Map(), cwd, streams, budget, launch, interactive });
    shell.variables = new Map([...this.variables].map(([key, variable]) => [key, { ...variable }]));
    shell.functions = new Map(this.functions);
    shell.aliases = new Map(this.aliases);
    shell.options = new Set(this.options);
    shell.positional = [...this.positional];
    shell.status = this.status;
    shell.line = this.line;
    shell.depth = this.depth + 1;
    if (shell.depth > MOST_DEPTH) throw new Exhausted();
    return shell;
  }

  /** Runs a script to its end, EXIT trap included, and gives its exit status. */
  *main(text: string): Task {
    let code = 0;
    try {
      code = yield* this.source(text);
    } catch (jump) {
      if (!(jump instanceof Jump)) throw jump;
      code = jump.kind === 'exit' || jump.kind === 'return' ? jump.code : 0;
    }
    this.status = code;
    return yield* this.leave(code);
  }

  /** Runs the EXIT trap of a shell that ends. */
  *leave(code: number): Task {
    const trap = this.traps.get('EXIT');
    this.traps.delete('EXIT');
    if (!trap) return code;
    try {
      yield* this.source(trap);
    } catch (jump) {
      if (!(jump instanceof Jump)) throw jump;
      if (jump.kind === 'exit') return jump.code;
    }
    return code;
  }

  /** Runs a script in this shell. Lets `Jump` through. */
  *source(text: string): Task {
    let script: Script;
    try {
      script = parseScript(text);
    } catch (error) {
      if (!(error instanceof ShellSyntaxError)) throw error;
      this.line = error.line;
      this.complain(syntaxComplaint(this.dialect, error));
      return 2;
    }
    return yield* this.run(script);
  }

  *run(script: Script): Task {
    let code = 0;
    for (const { node, background } of script.items) {
      if (background) {
        code = yield* this.background(node);
        continue;
      }
      code = yield* this.visit(node);
      this.status = code;
      if (code !== 0 && this.options.has('errexit') && this.tested === 0 && endsScript(node))
        throw new Jump('exit', code);
    }
    return code;
  }

  private *background(node: Node): Task {
    if (this.jobs.length >= MOST_PROCESSES) throw new Exhausted();
    const job = { done: false, code: 0 };
    this.jobs.push(job);
    const shell = this.fork({ ...this.streams, input: Input.of('') });
    yield { kind: 'spawn', argv: [this.name], task: inBackground(shell, node, job) };
    this.set('!', String(100 + this.jobs.length));
    return 0;
  }

  /** Runs a command; its exit status does not end a script. */
  private *condition(script: Script | Node): Task {
    this.tested++;
    try {
      return 'items' in script ? yield* this.run(script) : yield* this.visit(script);
    } finally {
      this.tested--;
    }
  }

  *visit(node: Node): Task {
    this.budget.step();
    switch (node.type) {
      case 'simple':
        return yield* this.simple(node);
      case 'pipeline':
        return yield* this.pipeline(node.commands, node.negated);
      case 'and':
      case 'or': {
        const left = yield* this.condition(node.left);
        this.status = left;
        return (left === 0) === (node.type === 'and') ? yield* this.visit(node.right) : left;
      }
      case 'function':
        this.functions.set(node.name, node.body);
        return 0;
      case 'subshell': {
        const shell = this.fork();
        return yield* this.redirected(node.redirections, () => runApart(shell, node.body), shell);
      }
      default:
        return yield* this.redirected(node.redirections, () => this.compound(node));
    }
  }

  private *compound(node: Node): Task {
    switch (node.type) {
      case 'group':
        return yield* this.run(node.body);
      case 'if':
        for (const { test, body } of node.branches) {
          const holds = (yield* this.condition(test)) === 0;
          if (holds) return yield* this.run(body);
        }
        return node.otherwise ? yield* this.run(node.otherwise) : 0;
      case 'loop':
        return yield* this.loop(function* (this: Shell) {
          const holds = (yield* this.condition(node.test)) === 0;
          return holds !== node.until;
        }, node.body);
      case 'for': {
        const words = node.words ? yield* expandWords(this, node.words) : [...this.positional];
        let at = 0;
        return yield* this.loop(function (this: Shell) {
          const word = words[at++];
          if (word !== undefined) this.set(node.name, word);
          return ended(word !== undefined);
        }, node.body);
      }
      case 'count': {
        yield* this.calculate(node.init);
        let first = true;
        return yield* this.loop(function* (this: Shell) {
          if (!first) yield* this.calculate(node.step);
          first = false;
          return node.test.length === 0 || (yield* this.calculate(node.test)) !== 0;
        }, node.body);
      }
      case 'case': {
        const text = yield* expandText(this, node.word);
        for (const { patterns, body } of node.branches) {
          for (const pattern of patterns) {
            if (matches(yield* expandText(this, pattern, true), text)) return yield* this.run(body);
          }
        }
        return 0;
      }
      case 'test':
        return (yield* conditionHolds(this, node.words)) ? 0 : 1;
      case 'calculation':
        return (yield* this.calculate(node.expression)) === 0 ? 1 : 0;
      default:
        return 0;
    }
  }

  /** The value of an arithmetic expression; its assignments are made. Throws a `Jump` out of the script for nonsense. */
  *calculate(expression: Word): Task<number> {
    const text = yield* expandText(this, expression);
    if (text.trim() === '') return 0;
    const values = new Map([...this.variables].map(([name, { value }]) => [name, value]));
    const result = evaluateArithmetic(text, values);
    for (const [name, value] of values) if (this.get(name) !== value) this.set(name, value);
    if (Number.isFinite(result)) return result;
    const division = /[/%]/.test(text);
    this.complain(
      division
        ? this.dialect === 'ash'
          ? 'divide by zero'
          : `arithmetic expression: division by zero: "${text}"`
        : `arithmetic syntax error`,
    );
    throw new Jump('exit', 2);
  }

  private *loop(goesOn: (this: Shell) => Task<boolean>, body: Script): Task {
    let code = 0;
    for (;;) {
      const before = this.moment();
      if (!(yield* goesOn.call(this))) break;
      this.budget.step();
      try {
        code = yield* this.run(body);
      } catch (jump) {
        if (!(jump instanceof Jump) || (jump.kind !== 'break' && jump.kind !== 'continue')) throw jump;
        if (jump.levels > 1) {
          jump.levels--;
          throw jump;
        }
        code = 0;
        if (jump.kind === 'break') break;
      }
      yield* this.skipRepetitions(before);
    }
    return code;
  }

  private moment(): Moment {
    const { machine, version } = this;
    return { time: machine.now(), variables: version, files: machine.fs.version };
  }

  /** A loop that changes nothing but the time is not gone through where nobody would see the difference. */
  private *skipRepetitions(before: Moment): Task<void> {
    const { time, variables, files } = this.moment();
    const period = time - before.time;
    if (period <= 0 || variables !== before.variables || files !== before.files) return;
    const repetitions = Math.floor((this.machine.horizon - time) / period) - this.machine.rounds;
    if (repetitions > 0) yield { kind: 'sleep', ms: repetitions * period };
  }

  /** Commands of a pipeline run one after the other: what one writes is there for the next. */
  private *pipeline(commands: Node[], negated: boolean): Task {
    let { input } = this.streams;
    let code = 0;
    let worst = 0;
    for (const [index, node] of commands.entries()) {
      const last = index === commands.length - 1;
      let written = '';
      const out: Sink = last
        ? this.streams.out
        : {
            tty: false,
            write: (text) => {
              written += text;
              if (written.length > MOST_TEXT) throw new BrokenPipe();
            },
          };
      const shell = commands.length > 1 ? this.fork({ ...this.streams, input, out }) : this;
      try {
        code = yield* commands.length > 1 ? runNode(shell, node) : this.condition(node);
      } catch (error) {
        if (!(error instanceof BrokenPipe) || last) throw error;
        code = 141;
      }
      if (code !== 0) worst = code;
      input = Input.of(written);
    }
    if (this.options.has('pipefail')) code = worst;
    return negated ? Number(code === 0) : code;
  }

  *command(name: string, args: string[]): Task {
    const body = this.functions.get(name);
    if (body) return yield* this.call(body, args);
    const builtin = builtins.get(name);
    return builtin ? yield* builtin(this, args, name) : yield* this.program(name, args);
  }

  private *simple(node: Extract<Node, { type: 'simple' }>): Task {
    const words = yield* expandWords(this, this.unaliased(node.words));
    const [name, ...args] = words;
    if (name === undefined) {
      // Of a command that is nothing but assignments, the status is that of the last substitution in them.
      this.status = 0;
      for (const assignment of node.assignments) yield* this.assign(assignment);
      const { status } = this;
      return node.redirections.length > 0 ? yield* this.redirected(node.redirections, () => ended(status)) : status;
    }
    if (this.options.has('xtrace')) this.streams.err.write(`+ ${words.join(' ')}\n`);
    const before = new Map<string, Variable | undefined>();
    for (const assignment of node.assignments) {
      before.set(assignment.name, this.variables.get(assignment.name));
      yield* this.assign(assignment, true);
    }
    try {
      return yield* this.redirected(
        node.redirections,
        () => this.command(name, args),
        this,
        name === 'exec' && args.length === 0,
      );
    } finally {
      for (const [key, variable] of before) {
        if (variable) this.variables.set(key, variable);
        else this.variables.delete(key);
      }
    }
  }

  private unaliased(words: Word[]): Word[] {
    const [first] = words;
    const [segment] = first ?? [];
    if (this.aliases.size === 0 || first?.length !== 1 || segment?.kind !== 'text' || segment.quoted) return words;
    const alias = this.aliases.get(segment.value);
    if (alias === undefined) return words;
    const [item] = parseScript(alias).items;
    return item?.node.type === 'simple' ? [...item.node.words, ...words.slice(1)] : words;
  }

  private *assign({ name, append, value }: Assignment, exported?: true): Task<void> {
    const text = yield* expandText(this, value);
    this.set(name, append ? (this.get(name) ?? '') + text : text, exported);
  }

  /** Calls a function. */
  private *call(body: Node, args: string[]): Task {
    if (++this.depth > MOST_DEPTH) throw new Exhausted();
    const { positional } = this;
    this.positional = args;
    this.locals.push(new Map());
    try {
      return yield* this.visit(body);
    } catch (jump) {
      if (jump instanceof Jump && jump.kind === 'return') return jump.code;
      throw jump;
    } finally {
      for (const [name, variable] of this.locals.pop() ?? []) {
        if (variable) this.variables.set(name, variable);
        else this.variables.delete(name);
      }
      this.positional = positional;
      this.depth--;
    }
  }

  /** Runs a program; 127 when there is none, 126 for what is none. */
  *program(name: string, args: readonly string[]): Task {
    const task = this.launch([name, ...args], this, this.streams);
    if (task) return yield* task;
    const path = name.includes('/') ? resolvePath(this.cwd, name) : undefined;
    if (path !== undefined && this.machine.fs.isFolder(path)) {
      this.complain(`${name}: ${this.dialect === 'bash' ? 'Is a directory' : 'Permission denied'}`);
      return 126;
    }
    if (path !== undefined && this.machine.fs.exists(path)) {
      this.complain(`${name}: Permission denied`);
      return 126;
    }
    this.complain(notFound(this.dialect, name));
    return 127;
  }

  /** Runs something with its streams redirected; `stays` leaves them so (`exec > file`). */
  private *redirected(
    redirections: readonly Redirection[],
    task: () => Task,
    shell: Shell = this,
    stays = false,
  ): Task {
    if (redirections.length === 0) return yield* task();
    const before = shell.streams;
    const streams = { ...before };
    try {
      for (const redirection of redirections) yield* this.redirect(redirection, streams);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return this.dialect === 'bash' ? 1 : this.dialect === 'dash' ? 2 : 1;
    }
    shell.streams = streams;
    try {
      return yield* task();
    } finally {
      if (!stays) shell.streams = before;
    }
  }

  private *redirect({ fd, operator, target }: Redirection, streams: Streams): Task<void> {
    const text = yield* expandText(this, target);
    switch (operator) {
      case '<<':
        streams.input = Input.of(text);
        return;
      case '<<<':
        streams.input = Input.of(`${text}\n`);
        return;
      case '<':
      case '<>':
        streams.input = this.opened(text);
        return;
      case '<&':
        return;
      case '>&':
        if (text === '-') set(streams, fd, NOWHERE);
        else if (/^\d$/.test(text)) set(streams, fd, text === '2' ? streams.err : streams.out);
        else set(streams, fd, this.created(text, false));
        return;
      case '&>': {
        const sink = this.created(text, false);
        streams.out = sink;
        streams.err = sink;
        return;
      }
      default:
        set(streams, fd, this.created(text, operator === '>>'));
    }
  }

  private opened(name: string): Input {
    const path = resolvePath(this.cwd, name);
    const { fs } = this.machine;
    try {
      const inode = fs.stat(path);
      if (inode?.kind === 'device') return inode.device === 'stdin' ? this.streams.input : Input.of('');
      return Input.of(fs.readFile(path));
    } catch (error) {
      if (error instanceof FileError) this.complain(cannotOpen(this.dialect, name, error, false));
      throw error;
    }
  }

  private created(name: string, append: boolean): Sink {
    const path = resolvePath(this.cwd, name);
    const { fs } = this.machine;
    const standard = standardStream(path, this.streams);
    if (standard) return standard;
    try {
      if (fs.stat(path)?.kind !== 'device') fs.writeFile(path, '', { append });
      return { tty: false, write: (text) => fs.writeFile(path, text, { append: true }) };
    } catch (error) {
      if (error instanceof FileError) this.complain(cannotOpen(this.dialect, name, error, true));
      throw error;
    }
  }
}

/** What is written here is gone. */
const NOWHERE: Sink = { tty: false, write() {} };

/** The reader of a pipe has had enough. */
class BrokenPipe extends Error {}

function set(streams: Streams, fd: number, sink: Sink): void {
  if (fd === 1) streams.out = sink;
  else if (fd === 2) streams.err = sink;
}

function standardStream(path: string, streams: Streams): Sink | undefined {
  if (/^\/(dev\/stdout|dev\/fd\/1|proc\/(self|1|\$\$)\/fd\/1)$/.test(path)) return streams.out;
  return /^\/(dev\/stderr|dev\/fd\/2|proc\/(self|1)\/fd\/2)$/.test(path) ? streams.err : undefined;
}

/** `set -e` looks at simple commands, pipelines and subshells, not at what a loop or a condition came to. */
const endsScript = (node: Node): boolean =>
  node.type === 'simple' ||
  (node.type === 'pipeline' && !node.negated) ||
  node.type === 'subshell' ||
  node.type === 'and';

function* runNode(shell: Shell, node: Node): Task {
  return yield* runApart(shell, { items: [{ node, background: false }] });
}

/** Runs in a shell of its own: leaving it leaves nothing else. */
function* runApart(shell: Shell, script: Script): Task {
  try {
    return yield* shell.leave(yield* shell.run(script));
  } catch (jump) {
    if (jump instanceof Jump) return jump.code;
    throw jump;
  }
}

function* inBackground(shell: Shell, node: Node, job: { done: boolean; code: number }): Task {
  try {
    job.code = yield* runNode(shell, node);
  } finally {
    job.done = true;
  }
  return job.code;
}
