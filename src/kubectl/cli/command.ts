/** How a kubectl command is declared, and what it is given when it runs. */
import type { FlagDeclarations, ValuesOf } from './flags/declare';
import type { Globals } from './flags/global';
import type { Access, Session, SessionFactory } from './session';
import type { Stdin, Streams } from './streams';

/** One command: everything its help shows, its flags `F`, and what it does. */
export interface Command<F extends FlagDeclarations = FlagDeclarations> {
  name: string;
  aliases?: string[];
  /** Mistyped names this command is suggested for. */
  suggestFor?: string[];
  /** The line under `Usage:` without the binary, e.g. `scale --replicas=COUNT (-f FILENAME | TYPE NAME)`. */
  usage: string;
  /** One line without a full stop, for the list of the parent. */
  short: string;
  /** Paragraphs, separated by blank lines; the first starts the help. */
  long?: string;
  /** Examples, flush left; blank lines between them. */
  examples?: string;
  flags?: F;
  /** Flags of this command and every subcommand. */
  persistentFlags?: FlagDeclarations;
  subcommands?: Command[];
  hidden?: boolean;
  /** Its arguments are handed over as they are: none is a flag. */
  rawArgs?: boolean;
  /** Fixed, or judged from the command line (`version --client` needs no cluster). */
  access: Access | ((args: readonly string[], flags: ValuesOf<F>) => Access);
  /** Replaces `See 'kubectl x --help' for usage.` after a wrong flag. */
  flagErrorHint?: string;
  /** The exit code after a wrong flag, where it is not 1. */
  flagErrorCode?: number;
  /** Where a group without `run` prints its help: stderr, except for a few. */
  helpStream?: 'out' | 'err';
  /** `args` are what is left when the flags are taken out. A group without one shows its help (exit code 1). */
  run?(ctx: Context, args: string[], flags: ValuesOf<F>): Promise<void> | void;
}

/** Declares a command with flags of its own: `access` and `run` get their values, each with its type. */
export function command<F extends FlagDeclarations>(declared: Command<F>): Command {
  // Whoever runs it hands it the values of the flags it declared.
  return declared as unknown as Command;
}

/** A command as its parent knows it before it is loaded: enough to find it, list it and suggest it. */
export interface CommandEntry {
  name: string;
  aliases?: string[];
  suggestFor?: string[];
  short: string;
  /** Neither listed nor suggested. */
  hidden?: boolean;
  /** Suggested, but not listed. */
  unlisted?: boolean;
  load(): Promise<Command>;
}

/** Commands under one heading of the root's help. */
export interface CommandGroup {
  heading: string;
  commands: CommandEntry[];
}

/** What a running command has to work with. */
export interface Context {
  streams: Streams;
  stdin: Stdin;
  env: Record<string, string | undefined>;
  cwd: string;
  binary: 'kubectl' | 'kubemu';
  /** Where the running binary stands: the path of `bin/kubectl`. */
  executable: string;
  /** The release of the program itself. */
  version: string;
  /** The command being run, from the root: `['kubectl', 'create', 'configmap']`. */
  path: string[];
  /** What the command line set, in its order: one `--name=value` per occurrence. */
  readonly given: readonly string[];
  /** How many arguments stood before `--`, or -1 when there was none (pflag's ArgsLenAtDash). */
  readonly argsLenAtDash: number;
  /** The flags given to the global options. */
  globals: Globals;
  /** The namespace in force: `--namespace`, else the context's, else `default`. */
  readonly namespace: string;
  /** `--namespace` was given, so objects from files must agree with it. */
  readonly enforceNamespace: boolean;
  /** The open cluster. Throws for a command with access `none`. */
  readonly session: Session;
  /** Opens a cluster for another command line than the one that runs. */
  readonly openSession: SessionFactory;
  /** The commands of the binary. */
  readonly commands: readonly CommandGroup[];
  /** The help of the running command, as `--help` prints it. */
  help(): string;
  /** An error that ends with `See '<this command> -h' for help and examples` (cmdutil.UsageErrorf). */
  usageError(message: string): Error;
  /** Runs another command line in this process, as a subcommand of the same binary; resolves to its exit code. */
  execute(argv: string[]): Promise<number>;
}
