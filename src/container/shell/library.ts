/** The programs of just-bash: what containers have that is not written here. Loaded when one of them is first called. */
import type { FsStat, IFileSystem, ResolvedCommandContext } from 'just-bash';
import { byteLength, toBytes, toText } from '../machine/bytes';
import { FileError } from '../machine/file-error';
import { type FileSystem, resolvePath } from '../machine/file-system';
import type { Inode } from '../machine/inode';
import { Input } from '../programs/input';
import { isLibraryProgram, userlandPrograms } from '../programs/table';
import type { LibraryAnswer, LibraryCall, Task } from '../programs/task';
import { freshBudget, launch } from './launch';
import { quoteWords } from './quoting';

/** Runs a program of just-bash over the files of a container. Programs it calls itself (`xargs rm`) are the container's. */
export async function runLibraryProgram({ argv, stdin, cwd, env, machine }: LibraryCall): Promise<LibraryAnswer> {
  const { Bash, defineCommand } = await import('just-bash');
  const own = userlandPrograms(machine.setting.image.definition.userland).filter((name) => !isLibraryProgram(name));
  const bash = new Bash({
    fs: new ContainerFiles(machine.fs),
    cwd,
    env: Object.fromEntries(env),
    customCommands: own.map((name) =>
      defineCommand(name, async (args: string[], ctx: ResolvedCommandContext) => {
        const input = Input.of(String(ctx.stdin ?? ''));
        return runOwn([name, ...args], { input, cwd: ctx.cwd, env, machine });
      }),
    ),
    // What runs is typed by the person whose machine this is, and reaches no files or network of it.
    defenseInDepth: false,
    processInfo: { pid: 1, ppid: 0, uid: 0, gid: 0 },
    sleep: async () => {},
  });
  const { stdout, stderr, exitCode } = await bash.exec(quoteWords(argv), { cwd, stdin, rawScript: true });
  const name = argv[0]?.split('/').pop() ?? '';
  return { stdout, stderr: machine.isBusybox ? inBusyboxWords(stderr, name) : stderr, code: exitCode };
}

/** busybox says it otherwise where a file is not there. */
const inBusyboxWords = (text: string, name: string) =>
  text.replace(new RegExp(`^${name}: can't read ([^:\n]+):`, 'gm'), `${name}: $1:`);

async function runOwn(
  argv: string[],
  { input, cwd, env, machine }: Pick<LibraryCall, 'cwd' | 'env' | 'machine'> & { input: Input },
): Promise<{ stdout: string; stderr: string; exitCode: number }> {
  const answer = { stdout: '', stderr: '' };
  const sink = (key: keyof typeof answer) => ({
    tty: false,
    write: (text: string) => {
      answer[key] += text;
    },
  });
  const streams = { input, out: sink('stdout'), err: sink('stderr') };
  const task: Task | undefined = launch(argv, { machine, env, cwd, streams, budget: freshBudget() });
  if (!task) return { ...answer, exitCode: 127 };
  for (let step = task.next(); ; ) {
    if (step.done) return { ...answer, exitCode: step.value };
    const wait = step.value;
    if (wait.kind === 'library') step = task.next(await runLibraryProgram(wait.call));
    else if (wait.kind === 'sleep' && Number.isFinite(wait.ms)) step = task.next();
    else return { ...answer, exitCode: 1 };
  }
}

/** The files of a container as just-bash wants them. */
class ContainerFiles implements IFileSystem {
  constructor(private readonly fs: FileSystem) {}

  async readFile(path: string): Promise<string> {
    return told(() => this.fs.readFile(path));
  }

  async readFileBuffer(path: string): Promise<Uint8Array> {
    return told(() => toBytes(this.fs.readFile(path)));
  }

  async writeFile(path: string, content: string | Uint8Array): Promise<void> {
    told(() => this.fs.writeFile(path, typeof content === 'string' ? content : toText(content)));
  }

  async appendFile(path: string, content: string | Uint8Array): Promise<void> {
    const text = typeof content === 'string' ? content : toText(content);
    told(() => this.fs.writeFile(path, text, { append: true }));
  }

  async exists(path: string): Promise<boolean> {
    return this.fs.exists(path);
  }

  async stat(path: string): Promise<FsStat> {
    return told(() => statOf(this.fs.stat(path), path));
  }

  async lstat(path: string): Promise<FsStat> {
    return told(() => statOf(this.fs.stat(path, false), path));
  }

  async mkdir(path: string, options?: { recursive?: boolean }): Promise<void> {
    told(() => this.fs.mkdir(path, { parents: options?.recursive ?? false }));
  }

  async readdir(path: string): Promise<string[]> {
    return told(() => this.fs.readdir(path));
  }

  async rm(path: string, options?: { recursive?: boolean; force?: boolean }): Promise<void> {
    if (options?.force && !this.fs.stat(path, false)) return;
    told(() => this.fs.remove(path, options?.recursive));
  }

  async cp(from: string, to: string): Promise<void> {
    told(() => this.fs.writeFile(to, this.fs.readFile(from)));
  }

  async mv(from: string, to: string): Promise<void> {
    told(() => this.fs.rename(from, to));
  }

  resolvePath(base: string, path: string): string {
    return resolvePath(base, path);
  }

  getAllPaths(): string[] {
    return [...this.fs.walk('/')];
  }

  async chmod(path: string, mode: number): Promise<void> {
    told(() => this.fs.chmod(path, mode));
  }

  async symlink(target: string, path: string): Promise<void> {
    told(() => this.fs.symlink(target, path));
  }

  async link(existing: string, path: string): Promise<void> {
    told(() => this.fs.writeFile(path, this.fs.readFile(existing)));
  }

  async readlink(path: string): Promise<string> {
    return told(() => {
      const inode = this.fs.stat(path, false);
      if (inode?.kind !== 'link') throw new FileError('EINVAL', path);
      return inode.target;
    });
  }

  async realpath(path: string): Promise<string> {
    return told(() => this.fs.realPath(path));
  }

  async utimes(path: string, _: Date, mtime: Date): Promise<void> {
    told(() => this.fs.touch(path, mtime.getTime()));
  }
}

/** just-bash reads the code of an error from its text. */
function told<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof FileError) throw new Error(`${error.code}: ${error.message}, '${error.path}'`);
    throw error;
  }
}

function statOf(inode: Inode | undefined, path: string): FsStat {
  if (!inode) throw new FileError('ENOENT', path);
  return {
    isFile: inode.kind === 'file' || inode.kind === 'device',
    isDirectory: inode.kind === 'folder',
    isSymbolicLink: inode.kind === 'link',
    mode: inode.mode,
    size: inode.kind === 'file' ? byteLength(inode.content) : 0,
    mtime: new Date(inode.mtime),
  };
}
