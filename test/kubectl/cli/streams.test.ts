import { describe, expect, it } from 'vitest';
import { Streams } from '../../../src/kubectl/cli/streams';

describe('streams', () => {
  it('keep what is written until it is flushed, both sides in one order', () => {
    const seen: [number, string][] = [];
    const streams = new Streams((fd, text) => seen.push([fd, text]));
    streams.out.write('a');
    streams.out.write('b\n');
    streams.err.write('c\n');
    streams.err.write('');
    streams.out.write('d\n');
    expect(seen).toEqual([]);
    streams.flush();
    streams.flush();
    expect(seen).toEqual([
      [1, 'ab\n'],
      [2, 'c\n'],
      [1, 'd\n'],
    ]);
  });

  it('forget what is discarded', () => {
    const seen: string[] = [];
    const streams = new Streams((_, text) => seen.push(text));
    streams.out.write('a');
    streams.discard();
    streams.flush();
    expect(seen).toEqual([]);
    expect(streams.outIsTTY).toBe(false);
  });
});
