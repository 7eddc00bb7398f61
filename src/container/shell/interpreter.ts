/** A shell that remembers: variables, folder, functions and aliases live from one line to the next. */
import type { Bash, IFileSystem } from 'just-bash';
import { containerEnvironment } from '../machine/environment';
import type { Answer } from '../programs/answer';
import { containerFileSystem } from './file-system';
import { ordinaryPrograms, ownPrograms } from './programs';
import { quoteWords } from './quoting';
import type { Site } from './site';

/** What a line of script answered. */
export interface LineAnswer {
  stdout: string;
  stderr: string;
  code: number;
  /** The shell was left: `exit`. */
  exited: boolean;
}

export interface InterpreterOptions {
  site: Site;
  /** The command line of the shell. */
  shell: string;
  tty: boolean;
  sleep?(ms: number): Promise<void>;
  /** Further programs, by name. */
  more?: Record<string, (args: string[]) => Answer>;
}

/** Variables the shell makes for itself. */
const INTERNAL = /^(\?|_|IFS|OSTYPE|MACHTYPE|HOSTTYPE|OPTIND|SHELLOPTS|BASHOPTS|PIPESTATUS|PWD|OLDPWD)$/;
const SYNTAX_ERROR = /^bash: (line \d+: )?(syntax error|unexpected EOF)/m;
const DEFINITION = /^\s*(function\s+[\w-]+|[\w-]+\s*\(\s*\))\s*/;
/** Tells the end of a line that did not leave the shell, and how it went. */
const AFTER = 'kubemu-after-line';
const BEFORE = 'kubemu-before-line';

export class Interpreter {
  status = 0;
  cwd: string;
  env: Map<string, string>;
  private exported: Set<string>;
  private readonly definitions: string[] = [];
  private finished: { status: number; cwd: string; exported: Set<string> } | undefined;
  private simple = false;
  private bash!: Bash;

  private constructor(
    readonly fs: IFileSystem,
    { site, tty }: InterpreterOptions,
  ) {
    this.env = containerEnvironment(site, tty);
    this.exported = new Set(this.env.keys());
    this.cwd = site.container.workingDir ?? '/';
  }

  /** Loads just-bash and gives it the container's files and programs. */
  static async create(options: InterpreterOptions): Promise<Interpreter> {
    const { Bash: JustBash, defineCommand } = await import('just-bash');
    const { site, shell, tty, sleep, more = {} } = options;
    const fs = await containerFileSystem(site);
    const interpreter = new Interpreter(fs, options);
    await fs.mkdir(interpreter.cwd, { recursive: true });
    const toTerminal = () => tty && interpreter.simple;
    interpreter.bash = new JustBash({
      fs,
      cwd: interpreter.cwd,
      env: Object.fromEntries(interpreter.env),
      commands: ordinaryPrograms(site),
      customCommands: [
        ...ownPrograms({ site, shell, toTerminal }, defineCommand),
        ...Object.entries(more).map(([name, execute]) => defineCommand(name, async (args) => execute(args))),
        defineCommand(BEFORE, async ([status]) => ({ stdout: '', stderr: '', exitCode: Number(status) })),
        defineCommand(AFTER, async ([status], { cwd, exportedEnv }) => {
          interpreter.finished = { status: Number(status), cwd, exported: new Set(Object.keys(exportedEnv ?? {})) };
          return { stdout: '', stderr: '', exitCode: Number(status) };
        }),
      ],
      // What runs is typed by the person whose machine this is, and reaches no files or network of it.
      defenseInDepth: false,
      processInfo: { pid: 1, ppid: 0, uid: 0, gid: 0 },
      sleep: sleep ?? (async () => {}),
    });
    return interpreter;
  }

  /** Whether there is such a program, by name or by path. */
  async has(program: string): Promise<boolean> {
    if (program.includes('/')) return this.fs.exists(this.fs.resolvePath(this.cwd, program));
    return (await this.fs.exists(`/bin/${program}`)) && program !== AFTER && program !== BEFORE;
  }

  /** Runs whole lines of script. */
  async run(script: string, stdin = ''): Promise<LineAnswer> {
    this.finished = undefined;
    this.simple = !/[|>`]|\$\(/.test(script);
    const text = [this.prelude(), `${BEFORE} ${this.status}`, script, `${AFTER} "$?"`].join('\n');
    const environment = [...this.env].filter(([name]) => this.exported.has(name));
    const { stdout, stderr, exitCode, env } = await this.bash.exec(text, {
      cwd: this.cwd,
      env: Object.fromEntries(environment),
      replaceEnv: true,
      rawScript: true,
      stdin,
    });
    this.remember(script, env, exitCode);
    return { stdout, stderr, code: exitCode, exited: !this.finished && !SYNTAX_ERROR.test(stderr) };
  }

  private remember(script: string, env: Record<string, string>, exitCode: number): void {
    this.status = exitCode;
    if (!this.finished) return;
    this.env = new Map(Object.entries(env).filter(([name]) => !INTERNAL.test(name)));
    this.exported = this.finished.exported;
    this.cwd = this.finished.cwd;
    if (DEFINITION.test(script)) this.definitions.push(script);
  }

  private prelude(): string {
    const own = [...this.env].filter(([name]) => !this.exported.has(name) && /^[A-Za-z_]\w*$/.test(name));
    const assignments = own.map(([name, value]) => `${name}=${quoteWords([value])}`);
    return ['shopt -s expand_aliases', ...assignments, ...this.definitions].join('\n');
  }
}
