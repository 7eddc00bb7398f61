import { expect, it } from 'vitest';
import { md5, sha256 } from '../../../src/go/crypto/digest';

it.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('sha256 of %j', (text, digest) => {
  expect(sha256(text)).toBe(digest);
  expect(sha256(Buffer.from(text))).toBe(digest);
});

it('md5 takes UTF-8', () => {
  expect(md5('é')).toBe('66ddcd97cfdeabb2f6fb8a999b4bc76f');
});
