/**
 * Reads the recorded facts about Kubernetes 1.28 that lie beside this file: the schema, the Go types, discovery and
 * the objects of a new cluster.
 * They are read when first asked for, so that a command that needs none of them does not pay for them. A bundle has
 * the JSON files copied to its own folder, where `__dirname` points then.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type RecordedFile =
  | 'kubernetes-1.28.schema.json'
  | 'kubernetes-1.28.gotypes.json'
  | 'kubernetes-1.28.discovery.json'
  | 'kubernetes-1.28.bootstrap.json';

/** The parsed content of one recorded file. Callers keep what they get: nothing is cached here. */
export function readRecorded(name: RecordedFile): unknown {
  const folder = typeof __dirname === 'string' ? __dirname : import.meta.dirname;
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
