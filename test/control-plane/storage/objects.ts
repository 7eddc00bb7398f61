/** Objects and documents for the tests of the store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Observed } from '../../observed';

export function configMap(name: string, data: Record<string, string> = {}, namespace = 'default'): Observed {
  return { apiVersion: 'v1', data, kind: 'ConfigMap', metadata: { name, namespace } };
}

export function event(name: string, lastTimestamp: string | null, more: object = {}): Observed {
  return { apiVersion: 'v1', kind: 'Event', lastTimestamp, metadata: { name, namespace: 'default' }, ...more };
}

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kubemu-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
