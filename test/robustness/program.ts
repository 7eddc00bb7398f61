/** Runs the built program as users do: as processes of their own, several at a time, in a folder of their own. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where `kubectl` and `kubemu` stand. */
export const BIN = path.resolve(import.meta.dirname, '../../bin');

/** How a process ended, and what it printed. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A running process. */
export class Program {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ending>;
  /** Resolves when it waits for what others do: started by `watch` only. */
  readonly waits: Promise<void>;
  private listener: (() => void) | undefined;

  constructor(readonly process: ChildProcess) {
    this.waits = new Promise((resolve) => {
      process.once('message', () => resolve());
    });
    process.stdout?.on('data', (chunk: Buffer) => this.take('stdout', chunk));
    process.stderr?.on('data', (chunk: Buffer) => this.take('stderr', chunk));
    // Whoever is killed does not read what it is given.
    process.stdin?.on('error', () => {});
    this.ended = new Promise((resolve, reject) => {
      process.on('error', reject);
      process.on('close', (code, signal) => {
        resolve({ code, signal, stdout: this.stdout, stderr: this.stderr });
        this.listener?.();
      });
    });
  }

  /** Resolves as soon as standard output holds `text` so many times; rejects when the process ends without it. */
  async prints(text: string, times = 1): Promise<void> {
    const printed = () => this.stdout.split(text).length > times;
    while (!printed()) {
      if (this.process.exitCode !== null || this.process.signalCode !== null) {
        await this.ended;
        if (printed()) return;
        throw new Error(`ended without printing ${JSON.stringify(text)}: ${this.stdout}${this.stderr}`);
      }
      await new Promise<void>((resolve) => {
        this.listener = resolve;
      });
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }

  private take(side: 'stdout' | 'stderr', chunk: Buffer): void {
    this[side] += chunk;
    this.listener?.();
  }
}

/** A folder with a state file, and the processes that use it. */
export class Place {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'kubemu-'));
  readonly state = path.join(this.folder, 'cluster.json');
  private readonly programs: Program[] = [];

  /** Starts `kubectl ...` or `kubemu ...`. */
  start(line: string | string[], input?: string, options: SpawnOptions = {}): Program {
    const [name = '', ...args] = typeof line === 'string' ? line.split(' ') : line;
    const { env } = options;
    const child = spawn(path.join(BIN, name), args, {
      cwd: this.folder,
      ...options,
      env: { PATH: process.env.PATH, HOME: this.folder, KUBEMU_STATE: this.state, KUBEMU_PROFILE: 'bare', ...env },
    });
    child.stdin?.end(input);
    const program = new Program(child);
    this.programs.push(program);
    return program;
  }

  /** Starts a command that goes on until it is stopped, and gives it when it waits for what others do. */
  async watch(line: string): Promise<Program> {
    const program = this.start(line, undefined, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    await Promise.race([program.waits, program.ended]);
    return program;
  }

  /** Runs a command to its end. */
  run(line: string | string[], input?: string, options?: SpawnOptions): Promise<Ending> {
    return this.start(line, input, options).ended;
  }

  /** Resolves when the state file holds a text. */
  async stateHolds(text: string): Promise<void> {
    const ended = new AbortController();
    const changes = watch(this.folder, { signal: ended.signal });
    const next = changes[Symbol.asyncIterator]();
    while (!readFileSync(this.state, 'utf8').includes(text)) await next.next();
    ended.abort();
  }

  /** Ends what still runs, and removes the folder. */
  async remove(): Promise<void> {
    for (const { process } of this.programs) process.kill('SIGKILL');
    await Promise.all(this.programs.map(({ ended }) => ended.catch(() => undefined)));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A StatefulSet, or a Pod, as JSON for `create -f -`. */
export function manifest(kind: 'StatefulSet' | 'Pod', name: string, replicas = 1): string {
  const labels = { app: name };
  const spec = { terminationGracePeriodSeconds: 5, containers: [{ name: 'c', image: 'nginx:1.25' }] };
  if (kind === 'Pod') return JSON.stringify({ apiVersion: 'v1', kind, metadata: { name }, spec });
  return JSON.stringify({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name },
    spec: { serviceName: name, replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  });
}
