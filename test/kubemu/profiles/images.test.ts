/** What profiles say of images. */
import { expect, it } from 'vitest';
import { readProfile } from '../../../src/kubemu/profiles/profile-reader';

it('an image of one’s own has logs, ports, answers, programs and files', async () => {
  const { images } = await readProfile(
    [
      'images:',
      '  "shop:*":',
      '    userland: alpine',
      '    env: { COLOUR: blue }',
      '    logs: [listening on 8080, 42]',
      '    ports: [8080]',
      '    answers: { /healthz: ok }',
      '    programs: [redis-cli]',
      '    files: { /etc/shop.conf: "a=1" }',
    ].join('\n'),
    'profile.yaml',
  );
  expect(images['shop:*']).toEqual({
    userland: 'alpine',
    env: { COLOUR: 'blue' },
    logs: ['listening on 8080', '42'],
    ports: [8080],
    answers: { '/healthz': 'ok' },
    programs: ['redis-cli'],
    files: { '/etc/shop.conf': 'a=1' },
  });
});

it.each([
  ['userland: windows', 'images.app.userland is no userland: busybox, alpine, debian or none: "windows"'],
  ['ports: [http]', 'images.app.ports is no list of ports: http'],
  ['ports: [0]', 'images.app.ports is no list of ports: 0'],
  ['logs: [{}]', 'images.app.logs is no list of texts'],
  ['logs: up', 'images.app.logs is no list'],
  ['log: [up]', 'there is no field images.app.log; is logs meant?'],
])('%s is refused', async (line, error) => {
  await expect(readProfile(`images:\n  app:\n    ${line}`, 'p.yaml')).rejects.toThrow(`p.yaml:3: ${error}`);
});
