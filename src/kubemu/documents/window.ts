/** A command that stays open while the document goes on elsewhere: a watch, or a shell in a container. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { exitStatus } from './shell';
import { statusLines } from './transcript';
import { hideDirectory, type Workspace } from './workspace';

/** What a watch tells the process that started it when it has printed everything up to a version of the cluster. */
export interface WatchReport {
  resourceVersion: number;
}

/**
 * One open command. Its output goes to a file, so that what it has written can be read at once and in order; whoever
 * types writes there too, as the echo of a terminal does.
 */
export class Window {
  private readonly child: ChildProcess;
  private readonly file: string;
  private shown = 0;
  private statusTaken = false;
  /** Exit status, once the command has ended. */
  code: number | undefined;
  /** Version of the cluster up to which the command says it has printed all. */
  reported: number | undefined;

  constructor(
    private readonly workspace: Workspace,
    name: string,
    command: string,
  ) {
    this.file = path.join(workspace.directory, `.kubemu-window-${name}`);
    const output = fs.openSync(this.file, 'a');
    this.child = spawn(workspace.shell, ['-c', command], {
      cwd: workspace.directory,
      env: { ...workspace.env, KUBEMU_TERMINAL: '1' },
      stdio: ['pipe', output, output, 'ipc'],
      detached: true,
    });
    fs.closeSync(output);
    this.child.on('message', (report: WatchReport) => {
      this.reported = report?.resourceVersion;
    });
    this.child.on('error', () => {
      this.code = 127;
    });
    this.child.on('exit', (code, signal) => {
      this.code = exitStatus(code, signal);
    });
    this.child.stdin?.on('error', () => {});
  }

  /** Everything it has shown since it was opened. */
  text(): string {
    return hideDirectory(this.workspace, fs.readFileSync(this.file, 'utf8'));
  }

  /** The last line, not ended yet: while the command runs, its prompt. */
  pending(): string {
    const text = this.text();
    return text.slice(text.lastIndexOf('\n') + 1);
  }

  /** Whole lines that were not taken before; after the end of the command, the rest too. */
  take(): string {
    const text = this.text();
    const end = this.code === undefined ? text.lastIndexOf('\n') + 1 : text.length;
    const taken = text.slice(this.shown, end);
    this.shown = Math.max(this.shown, end);
    return taken;
  }

  /** The lines that show its exit status: once, and only after its end. */
  takeStatus(): string[] {
    if (this.code === undefined || this.statusTaken) return [];
    this.statusTaken = true;
    return statusLines(this.code);
  }

  /** Types a line, `^C` or `^D`; its echo counts as shown. */
  type(line: string): void {
    const reads = this.pending() !== '';
    fs.appendFileSync(this.file, `${line}\n`);
    this.shown = this.text().length;
    if (line === '^D') this.child.stdin?.end();
    else if (line !== '^C') this.child.stdin?.write(`${line}\n`);
    else if (reads) this.child.stdin?.write('\x03');
    else this.interrupt();
  }

  /** Ctrl-C: for the command and all it has started. */
  interrupt(signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): void {
    if (this.code !== undefined || this.child.pid === undefined) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch {
      // It has ended by itself in the meantime.
    }
  }
}
