import { expect, test } from 'vitest';
import { TextQueue } from '../../../../src/kubectl/cli/stdin/text-queue';

test('hands out what came before and what comes after it is asked for', async () => {
  const queue = new TextQueue();
  queue.push('a');
  expect(await queue.next()).toBe('a');
  const waiting = queue.next();
  expect(queue.isAwaited).toBe(true);
  queue.push('b');
  expect(queue.isAwaited).toBe(false);
  expect(await waiting).toBe('b');
  queue.push('c');
  queue.end();
  expect([await queue.next(), await queue.next(), await queue.next()]).toEqual(['c', undefined, undefined]);
});
