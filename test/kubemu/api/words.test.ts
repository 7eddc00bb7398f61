import { expect, it } from 'vitest';
import { wordsOf } from '../../../src/kubemu/api/words';

it.each([
  ['get pods', ['get', 'pods']],
  ['  get   pods\n-A ', ['get', 'pods', '-A']],
  [`a 'b c' "d \\"e\\" $f" g\\ h`, ['a', 'b c', 'd "e" $f', 'g h']],
  [`-o jsonpath='{.items[*].metadata.name}'`, ['-o', 'jsonpath={.items[*].metadata.name}']],
  [`'' ""`, ['', '']],
  ['', []],
])('%s', (line, words) => {
  expect(wordsOf(line)).toEqual(words);
});

it('refuses a quote that is never closed', () => {
  expect(() => wordsOf(`get 'pods`)).toThrow("the quote ' is never closed: get 'pods");
});
