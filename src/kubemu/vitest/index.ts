/** `kubemu/vitest`: a fixture `cluster` for every test, and matchers for what commands print. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type TestAPI, test as vitestTest } from 'vitest';
import {
  answerText,
  type Cluster,
  type ClusterOptions,
  type CommandResult,
  createCluster,
  playTranscript,
} from '../api';

/** What a test asks for by name. */
export interface ClusterFixture {
  /** A cluster of the test's own, closed after it. */
  cluster: Cluster;
}

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: an interface is extended with its own parameter
  interface Matchers<T = any> {
    /**
     * A command printed this: its output, lines of standard error behind `! `, an exit code other than 0 in brackets. A
     * text that begins with a line break may be indented.
     */
    toPrint(text: string): void;
    /** A cluster answers as the document says, which lies beside the test. `vitest -u` rewrites the document. */
    toMatchTranscript(file: string): Promise<void>;
  }
}

/**
 * `test` with a new cluster for each test: a fork of one that was made of `options` and that `prepare` has prepared
 * once.
 */
export function clusterTest(
  options: ClusterOptions = {},
  prepare: (cluster: Cluster) => Promise<unknown> = async () => {},
): TestAPI<ClusterFixture> {
  let prepared: Promise<Cluster> | undefined;
  async function make(): Promise<Cluster> {
    const cluster = await createCluster(options);
    await prepare(cluster);
    return cluster;
  }
  return vitestTest.extend<ClusterFixture>({
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of other fixtures from it
    cluster: async ({}, use) => {
      prepared ??= make();
      const cluster = (await prepared).fork();
      await use(cluster);
      cluster.close();
    },
  }) as TestAPI<ClusterFixture>;
}

/** `test` with a new cluster of the usual kind. */
export const test: TestAPI<ClusterFixture> = clusterTest();

/** Takes the indentation of a text that begins on a line of its own. */
function flushLeft(text: string): string {
  if (!text.startsWith('\n')) return text;
  const lines = text.slice(1).replace(/\n *$/, '\n').split('\n');
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const depth = Math.min(...depths);
  return lines.map((line) => line.slice(depth)).join('\n');
}

expect.extend({
  toPrint(result: CommandResult, text: string) {
    const actual = answerText(result);
    const wanted = flushLeft(text);
    const expected = wanted === '' || wanted.endsWith('\n') ? wanted : `${wanted}\n`;
    const message = () => `the command printed ${actual === expected ? 'just that' : 'something else'}`;
    return { pass: actual === expected, message, actual, expected };
  },

  async toMatchTranscript(cluster: Cluster, name: string) {
    const file = path.resolve(path.dirname(this.testPath ?? '.'), name);
    const expected = readFileSync(file, 'utf8');
    const actual = await playTranscript(cluster, expected);
    // what `vitest -u` asks for, where it says so
    const updates = Reflect.get(Object(this.snapshotState), '_updateSnapshot') === 'all';
    if (updates && actual !== expected) writeFileSync(file, actual);
    const pass = updates || actual === expected;
    return { pass, message: () => `the cluster answers otherwise than ${name} says`, actual, expected };
  },
});
