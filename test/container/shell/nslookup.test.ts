import { describe, expect, it } from 'vitest';
import { resolve } from '../../../src/container/network/dns';
import { cluster, pod, run } from './container';

const SERVER = 'Server:    10.36.0.10\nAddress 1: 10.36.0.10 kube-dns.kube-system.svc.cluster.local\n\n';
const lookup = (...names: string[]) => run(['nslookup', ...names]);

describe('nslookup of busybox 1.28', () => {
  it.each([
    ['web-0.nginx.default.svc', '10.32.2.12 web-0.nginx.default.svc.cluster.local'],
    ['web-1.nginx', '10.32.1.4 web-1.nginx.default.svc.cluster.local'],
    ['kubernetes.default', '10.36.0.1 kubernetes.default.svc.cluster.local'],
    ['my-web', '10.36.3.7 my-web.default.svc.cluster.local'],
    ['my-web.default.svc.cluster.local.', '10.36.3.7 my-web.default.svc.cluster.local'],
    ['10-32-1-5.nginx', '10.32.1.5'],
    ['10.32.2.12', '10.32.2.12 web-0.nginx.default.svc.cluster.local'],
    ['10.9.9.9', '10.9.9.9'],
    ['1-2-3-4.default.pod', '1.2.3.4'],
    ['kube-dns.kube-system', '10.36.0.10 kube-dns.kube-system.svc.cluster.local'],
    ['box', '10.32.0.9 box'],
  ])('%s', async (name, address) => {
    expect(await lookup(name)).toBe(`${SERVER}Name:      ${name}\nAddress 1: ${address}\n`);
  });

  it('lists every address', async () => {
    expect(await lookup('nginx')).toBe(
      `${SERVER}Name:      nginx\nAddress 1: 10.32.2.12 web-0.nginx.default.svc.cluster.local\n` +
        'Address 2: 10.32.1.4 web-1.nginx.default.svc.cluster.local\nAddress 3: 10.32.1.5\n',
    );
    expect(await lookup('localhost')).toBe(
      `${SERVER}Name:      localhost\nAddress 1: 127.0.0.1 localhost\nAddress 2: ::1 localhost\n`,
    );
  });

  it.each(['web-9.nginx', 'nosuch', 'google.com', 'nginx.other', 'web-0.my-web', 'a.web-0.nginx'])(
    '%s',
    async (name) => {
      expect(await lookup(name)).toBe(`${SERVER}nslookup: can't resolve '${name}'\n[1]`);
    },
  );

  it('asks a server that is not there', async () => {
    expect(await lookup('my-web', '8.8.8.8')).toBe(
      "Server:    8.8.8.8\nAddress 1: 8.8.8.8\n\nnslookup: can't resolve 'my-web'\n[1]",
    );
  });
});

describe('nslookup of others', () => {
  const with_ = (image: string, name: string) => run(['nslookup', name], { pod: pod('box', { image }) });
  const head = (port: string) => `Server:\t\t10.36.0.10\nAddress:\t10.36.0.10${port}53\n\n`;
  const found = 'Name:\tmy-web.default.svc.cluster.local\nAddress: 10.36.3.7\n\n';

  it.each([
    ['busybox', 'my-web', `${head(':')}${found}`],
    ['busybox:1.36', 'my-web.default.svc.cluster.local', `${head(':')}${found}`],
    ['alpine', '10.36.3.7', `${head(':')}7.3.36.10.in-addr.arpa\tname = my-web.default.svc.cluster.local.\n\n`],
    ['registry.k8s.io/e2e-test-images/jessie-dnsutils:1.3', 'my-web', `${head('#')}${found}`],
    ['dnsutils', 'nosuch', `${head('#')}** server can't find nosuch: NXDOMAIN\n\n[1]`],
  ])('%s: %s', async (image, name, expected) => {
    expect(await with_(image, name)).toBe(expected);
  });
});

describe('resolve', () => {
  it('takes a name with five dots as it is first', () => {
    expect(resolve(cluster, 'web-0.nginx.default.svc.cluster.local', ['cluster.local'])).toEqual(['10.32.2.12']);
    expect(resolve(cluster, '', [])).toEqual([]);
  });
});
