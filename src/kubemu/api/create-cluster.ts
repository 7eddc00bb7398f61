/** `createCluster` of the Node API. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { builtInProfile } from '../profiles/built-in';
import { MemoryState } from '../state/memory-state';
import { SimulatedCluster, unusedFile } from './simulated-cluster';
import type { Cluster, ClusterOptions } from './types';

/** Makes a cluster, or opens the one in `file`. Rejects for options that make no sense, with what the program says of them. */
export async function createCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const { snapshot, cwd } = options;
  const file = options.file === undefined ? undefined : path.resolve(cwd ?? '.', options.file);
  const env: Record<string, string | undefined> = { PATH: process.env.PATH, ...options.env };
  if (snapshot !== undefined && file !== undefined)
    throw new TypeError('a snapshot is restored in memory: file cannot be given');
  if (file !== undefined && existsSync(file)) return new SimulatedCluster({ file, cwd, env });
  const flags = flagsOf(options);
  const birth = isAlwaysTheSame(options) ? [env.KUBEMU_PROFILE, ...flags].join(' ') : undefined;
  const text = snapshot === undefined ? births.get(birth ?? '') : Buffer.from(snapshot);
  const memory = file === undefined ? new MemoryState(text) : undefined;
  const cluster = new SimulatedCluster({ file: file ?? unusedFile(), memory, cwd, env });
  if (text) return cluster;
  const { exitCode, stderr } = await cluster.run('kubemu', ['cluster', 'reset', ...flags]);
  if (exitCode !== 0) throw new Error(stderr.trimEnd());
  if (birth && memory) births.set(birth, memory.snapshot());
  return cluster;
}

/** Clusters that were made before, by what they were made of: a cluster's birth takes long, and is always the same. */
const births = new Map<string, Buffer>();

/** Whether a new cluster is made of nothing but the options: no clock on the wall, and no file. */
function isAlwaysTheSame({ clock = 'virtual', profile, file, startTime }: ClusterOptions): boolean {
  const named = profile === undefined || builtInProfile(profile) !== undefined;
  return clock === 'virtual' && named && file === undefined && startTime !== 'now';
}

/** The flags of `kubemu cluster reset` that say the same. */
function flagsOf({ clock = 'virtual', seed, startTime, profile, kubernetesVersion }: ClusterOptions): string[] {
  const start = startTime instanceof Date ? startTime.toISOString() : startTime;
  return Object.entries({ clock, seed, profile, 'start-time': start, 'kubernetes-version': kubernetesVersion })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `--${name}=${value}`);
}
