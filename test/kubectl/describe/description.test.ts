import { describe, expect, it } from 'vitest';
import { annotationLines, cutBytes, labelLines } from '../../../src/kubectl/describe/metadata';
import { longTime, plainTime } from '../../../src/kubectl/describe/times';
import { pageOf } from './view';

describe('Description', () => {
  it('aligns values that stand under each other, two blanks behind the longest name', () => {
    expect(
      pageOf((page) => {
        page.field('Name', 'web');
        page.field('CreationTimestamp', 'now');
        page.line('Containers:');
        page.indented(2).field('Image', 'nginx');
      }),
    ).toBe(['Name:               web', 'CreationTimestamp:  now', 'Containers:', '    Image:  nginx', ''].join('\n'));
  });

  it('lays out tables with a line of hyphens', () => {
    expect(
      pageOf((page) => {
        page.indented().header('Type', 'Status');
        page.indented().row('Ready ', 'True ');
      }),
    ).toBe('  Type    Status\n  ----    ------\n  Ready   True \n');
  });

  it('puts one value of a list on a line, and says so when there is none', () => {
    expect(
      pageOf((page) => {
        page.list('Labels', ['a=1', 'b=2']);
        page.list('Taints', []);
      }),
    ).toBe('Labels:  a=1\n         b=2\nTaints:  <none>\n');
  });

  it('takes control characters their effect', () => {
    expect(pageOf((page) => page.field('Message', '\x1b[31mred\r'))).toBe('Message:  ^[[31mred\\r\n');
  });
});

describe('labels and annotations', () => {
  it('are sorted by key', () => {
    expect(labelLines({ b: '2', a: '1' })).toEqual(['a=1', 'b=2']);
    expect(labelLines(undefined)).toEqual([]);
  });

  it('give annotations of several lines or more than 140 bytes lines of their own', () => {
    const long = 'x'.repeat(200);
    expect(
      annotationLines({
        long,
        lines: 'one\ntwo\n',
        short: 'yes\n',
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
      }),
    ).toEqual(['lines:\n\t  one\n\t  two', `long:\n\t  ${'x'.repeat(138)}...`, 'short: yes']);
  });

  it('are cut by bytes', () => {
    expect(cutBytes('äb', 2)).toBe('ä');
    expect(cutBytes('ab', 2)).toBeUndefined();
  });
});

describe('times', () => {
  it.each([
    ['2026-11-22T10:37:18Z', 'Sun, 22 Nov 2026 10:37:18 +0000', '2026-11-22 10:37:18 +0000 UTC'],
    ['2024-01-01T00:00:00.123456Z', 'Mon, 01 Jan 2024 00:00:00 +0000', '2024-01-01 00:00:00 +0000 UTC'],
    [null, 'Mon, 01 Jan 0001 00:00:00 +0000', '0001-01-01 00:00:00 +0000 UTC'],
  ])('writes %s', (timestamp, long, plain) => {
    expect(longTime(timestamp)).toBe(long);
    expect(plainTime(timestamp)).toBe(plain);
  });
});
