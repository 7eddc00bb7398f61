import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
// @ts-expect-error a script without types
import { apiTypes } from '../../../src/kubemu/build/api-types.mjs';

const written: Map<string, string> = apiTypes();

describe('npm run types', () => {
  it.each([...written])('has written %s', (file, text) => {
    expect(readFileSync(`src/${file}`, 'utf8')).toBe(text);
  });

  it('leaves no file of an older run', () => {
    const files = readdirSync('src/kube/api', { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /(v\d\w*|kinds)\.ts$/.test(file)).sort()).toEqual(
      [...written.keys()].map((file) => file.replace('kube/api/', '')).sort(),
    );
  });
});
