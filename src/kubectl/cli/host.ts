/** What surrounds a command line: the process it runs in, or a test's stand-in for one. */
import type { CommandGroup } from './command';
import type { SessionFactory } from './session';
import type { Stdin, Streams } from './streams';

/** Everything `execute` needs besides the arguments. */
export interface Host {
  binary: 'kubectl' | 'kubemu';
  /** Path of the binary that was started. */
  executable: string;
  /** The release of the program itself, which `kubemu version` tells beside the simulated one. */
  version: string;
  env: Record<string, string | undefined>;
  cwd: string;
  streams: Streams;
  stdin: Stdin;
  openSession: SessionFactory;
  /** The commands of the binary. */
  commands: readonly CommandGroup[];
}
