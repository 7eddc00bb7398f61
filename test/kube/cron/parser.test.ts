import { describe, expect, test } from 'vitest';
import { parseStandard } from '../../../src/kube/cron/parser';

describe('schedules', () => {
  test.each([
    '* * * * *',
    '*/5 0-23/2 1,15 jan-DEC sun',
    '0 0 ? * 5',
    '@daily',
    '@every 1h30m',
    'TZ=Europe/Berlin 0 0 * * *',
  ])('%s', (schedule) => expect(() => parseStandard(schedule)).not.toThrow());
  test.each([
    ['nope', 'expected exactly 5 fields, found 1: [nope]'],
    ['* * * * * *', 'expected exactly 5 fields, found 6: [* * * * * *]'],
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['* 5-3 * * *', 'beginning of range (5) beyond end of range (3): 5-3'],
    ['x * * * *', 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
    ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
    ['*/1/2 * * * *', 'too many slashes: */1/2'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['* * * * 7', 'end of range (7) above maximum (6): 7'],
    ['@often', 'unrecognized descriptor: @often'],
    ['@every x', 'failed to parse duration @every x: time: invalid duration "x"'],
    ['TZ=Nowhere 0 0 * * *', 'provided bad location Nowhere: unknown time zone Nowhere'],
  ])('%s: %s', (schedule, message) => expect(() => parseStandard(schedule)).toThrow(new Error(message)));
});
