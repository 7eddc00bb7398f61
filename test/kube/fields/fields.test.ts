import { describe, expect, it } from 'vitest';
import { fieldEquals, parseFieldSelector } from '../../../src/kube/fields/fields';

describe('parseFieldSelector', () => {
  it.each([
    ['metadata.name=a', 'metadata.name=a'],
    ['status.phase!=Running,metadata.name==a', 'metadata.name=a,status.phase!=Running'],
    ['', ''],
    ['a=b\\,c\\=d\\\\', 'a=b\\,c\\=d\\\\'],
    ['=x', '=x'],
    [',a=b,', 'a=b'],
  ])('reads %j', (text, written) => {
    expect(parseFieldSelector(text).toString()).toBe(written);
  });

  it.each([
    ['bogus', "invalid selector: 'bogus'; can't understand 'bogus'"],
    ['a=b,bogus', "invalid selector: 'a=b,bogus'; can't understand 'bogus'"],
    ['a=b=c', 'invalid field selector: unescaped character in value: 61'],
    ['a=\\x', 'invalid field selector: invalid escape sequence: \\x'],
    ['a=b\\', 'invalid field selector: invalid escape sequence: \\'],
  ])('refuses %j', (text, message) => {
    expect(() => parseFieldSelector(text)).toThrow(new Error(message));
  });

  it('matches, an absent field being empty', () => {
    const fields = { 'metadata.name': 'a', 'spec.nodeName': '' };
    expect(parseFieldSelector('metadata.name=a,spec.nodeName=').matches(fields)).toBe(true);
    expect(parseFieldSelector('metadata.name!=a').matches(fields)).toBe(false);
    expect(parseFieldSelector('other=').matches(fields)).toBe(true);
    expect(parseFieldSelector('a=x\\,y').matches({ a: 'x,y' })).toBe(true);
  });

  it('tells which value a field must have', () => {
    const selector = parseFieldSelector('metadata.name=a,spec.nodeName!=n');
    expect(selector.requiresExactMatch('metadata.name')).toBe('a');
    expect(selector.requiresExactMatch('spec.nodeName')).toBeUndefined();
    expect(fieldEquals('metadata.name', 'x').toString()).toBe('metadata.name=x');
  });
});
