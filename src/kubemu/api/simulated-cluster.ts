/** `Cluster` of the Node API: kubectl's command lines, run in this process on a state in memory or in a file. */
import { readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { version } from '../../../package.json';
import { sleep } from '../../control-plane/clock/wait';
import type { Host } from '../../kubectl/cli/host';
import { execute } from '../../kubectl/cli/root';
import { Streams } from '../../kubectl/cli/streams';
import { commandsOf } from '../commands/commands';
import { MemoryState } from '../state/memory-state';
import { ClusterSession, openSession, type SessionOptions } from '../state/session';
import type { Cluster, CommandOptions, CommandResult, KubernetesObject, WatchEvent, Where } from './types';
import { wordsOf } from './words';

/** How often a watch looks for changes; milliseconds of the wall clock. */
const POLL = 20;

/** What a cluster stands on. */
export interface Foundation {
  /** The state file that commands take for theirs. States in memory have none: only a kubeconfig may come to lie beside. */
  file: string;
  /** The state in memory; absent for one in a file. */
  memory?: MemoryState;
  cwd?: string;
  env: Record<string, string | undefined>;
}

let made = 0;

/** A name in the folder for temporary files that no other cluster of this machine has. Nothing is created. */
export function unusedFile(): string {
  return path.join(os.tmpdir(), `kubemu-${process.pid}-${threadId}-${++made}`, 'cluster.json');
}

export class SimulatedCluster implements Cluster {
  /** The states of further contexts of the cluster's kubeconfig, by the files they would be in. */
  private readonly others = new Map<string, MemoryState>();
  private readonly closing = new AbortController();

  constructor(private readonly foundation: Foundation) {}

  kubectl(line: string | readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
    return this.run('kubectl', typeof line === 'string' ? wordsOf(line) : line, options);
  }

  /** The same for either program. */
  async run(
    binary: Host['binary'],
    argv: readonly string[],
    { stdin = '', env = {}, cwd, signal }: CommandOptions = {},
  ): Promise<CommandResult> {
    const texts = { 1: '', 2: '' };
    const streams = new Streams((fd, text) => {
      texts[fd] += text;
    });
    const ending = signal ? AbortSignal.any([signal, this.closing.signal]) : this.closing.signal;
    const exitCode = await execute(argv, {
      binary,
      version,
      executable: binary,
      env: { ...this.foundation.env, KUBEMU_STATE: this.foundation.file, ...env },
      cwd: cwd ?? this.foundation.cwd ?? process.cwd(),
      streams,
      stdin: stdinOf(stdin),
      openSession: (request) => openSession(request, { signal: ending, memoryOf: (file) => this.memoryOf(file) }),
      commands: commandsOf(binary),
    });
    return { stdout: texts[1], stderr: texts[2], exitCode };
  }

  async settle(): Promise<void> {
    await this.mustRun('kubemu', ['cluster', 'settle']);
  }

  async advance(duration: string | number): Promise<void> {
    await this.mustRun('kubemu', ['cluster', 'advance', typeof duration === 'number' ? `${duration}ms` : duration]);
  }

  now(): Date {
    return this.look((session) => new Date(session.now()));
  }

  async apply(objects: KubernetesObject | readonly KubernetesObject[]): Promise<void> {
    const items = [objects].flat();
    if (items.length === 0) return;
    const stdin = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
    await this.mustRun('kubectl', ['apply', '-f', '-'], { stdin });
  }

  async get(kind: string, name: string, { namespace = 'default' }: Where = {}): Promise<KubernetesObject | undefined> {
    const argv = ['get', kind, name, '-n', namespace, '--ignore-not-found', '-o', 'json'];
    const { stdout } = await this.mustRun('kubectl', argv);
    return stdout === '' ? undefined : JSON.parse(stdout);
  }

  async list(kind: string, { namespace = 'default' }: Where = {}): Promise<KubernetesObject[]> {
    const { stdout } = await this.mustRun('kubectl', ['get', kind, '-n', namespace, '-o', 'json']);
    return JSON.parse(stdout).items;
  }

  watch(kind: string, options: Where & { signal?: AbortSignal } = {}): AsyncIterable<WatchEvent> {
    return this.changes(
      kind,
      options,
      this.look((session) => session.resourceVersion),
    );
  }

  snapshot(): string {
    return this.text().toString('utf8');
  }

  fork(): SimulatedCluster {
    const memory = new MemoryState(this.text());
    return new SimulatedCluster({ ...this.foundation, file: unusedFile(), memory });
  }

  close(): void {
    this.closing.abort();
    const { memory, file } = this.foundation;
    // somebody may have made a kubeconfig there
    if (memory) rmSync(path.dirname(file), { recursive: true, force: true });
  }

  private async mustRun(
    binary: Host['binary'],
    argv: readonly string[],
    options?: CommandOptions,
  ): Promise<CommandResult> {
    const result = await this.run(binary, argv, options);
    if (result.exitCode !== 0) throw new Error(result.stderr.trimEnd() || result.stdout.trimEnd());
    return result;
  }

  private async *changes(
    kind: string,
    { namespace, signal }: Where & { signal?: AbortSignal },
    from: number,
  ): AsyncGenerator<WatchEvent> {
    for (let since = from; ; ) {
      const changes = this.look((session) => session.changesSince(since));
      if (changes === 'expired') throw new Error('too old resource version: nobody has read this watch for long');
      for (const change of changes) {
        since = change.resourceVersion;
        const { type, resource, object } = change;
        const meant = resource === kind && (namespace ?? object.metadata.namespace) === object.metadata.namespace;
        if (meant) yield { type, object: object as KubernetesObject };
      }
      if (this.closing.signal.aborted || signal?.aborted) return;
      if (changes.length === 0) await sleep(POLL);
    }
  }

  /** Looks at the cluster between two commands. */
  private look<T>(at: (session: ClusterSession) => T): T {
    const streams = { flush() {}, discard() {} };
    const options: SessionOptions = {
      file: this.foundation.file,
      access: 'read',
      streams,
      signal: this.closing.signal,
    };
    const session = new ClusterSession(options, this.foundation.memory?.forCommand(options));
    try {
      return at(session);
    } finally {
      session.close();
    }
  }

  private memoryOf(stateFile: string): MemoryState | undefined {
    const { memory, file } = this.foundation;
    if (!memory || stateFile === file) return memory;
    let other = this.others.get(stateFile);
    if (!other) {
      other = new MemoryState();
      this.others.set(stateFile, other);
    }
    return other;
  }

  private text(): Buffer {
    const { memory, file } = this.foundation;
    return memory ? memory.snapshot() : readFileSync(file);
  }
}

/** Standard input that holds a text. */
function stdinOf(text: string): Host['stdin'] {
  let rest = text;
  const take = () => {
    const all = rest;
    rest = '';
    return all;
  };
  return {
    isTTY: false,
    readAll: async () => take(),
    open: () => ({ next: async () => take() || undefined, close() {} }),
  };
}
