import { describe, expect, it } from 'vitest';
import { pod, run } from './container';

const sh = (script: string, options = {}) => run(['sh', '-c', script], options);

describe('programs', () => {
  it.each([
    ['date', 'Sun Jan  3 05:04:03 UTC 2021\n'],
    ["date -u '+%Y-%m-%dT%H:%M:%SZ %s %I%p %j'", '2021-01-03T05:04:03Z 1609650243 05AM %j\n'],
    ['date nonsense', "date: invalid date 'nonsense'\n[1]"],
    ['hostname; hostname -i; hostname -f', 'box\n10.32.0.9\nbox\n'],
    ['id; id -u; whoami', 'uid=0(root) gid=0(root) groups=0(root)\n0\nroot\n'],
    ['uname; uname -nr', 'Linux\nbox 5.15.109+\n'],
    ['env A=1 sh -c "echo $A\\$A"', '1\n'],
    [
      'ps',
      'PID   USER     TIME  COMMAND\n    1 root      0:00 busybox\n    7 root      0:00 sh -c ps\n    8 root      0:00 ps\n',
    ],
    ['echo hi > /tmp/x; ls -l /tmp', 'total 4\n-rw-r--r--    1 root     root             3 Jan  3 05:04 x\n'],
    ['cd /etc; ls -1 host*; ls nope', 'hostname\nhosts\nls: nope: No such file or directory\n[1]'],
    ['mkdir /a; touch /a/.h /a/b; ls -a /a; ls -d /a', '.\n..\n.h\nb\n/a\n'],
    ['sleep 1000; echo slept', 'slept\n'],
  ])('%s', async (script, expected) => {
    expect(await sh(script)).toBe(expected);
  });

  it('tell who the security context says one is', async () => {
    const securityContext = { runAsUser: 1000, runAsGroup: 3000, fsGroup: 2000 };
    const options = { pod: pod('box', {}, { securityContext }) };
    expect(await sh('id; whoami', options)).toBe('uid=1000 gid=3000 groups=2000\nwhoami: unknown uid 1000\n[1]');
  });

  it('lists in the form of GNU for other images', async () => {
    const options = { pod: pod('box', { image: 'debian' }) };
    const listing = '-rw-r--r-- 1 root root  3 Jan  3 05:04 x\n-rw-r--r-- 1 root root 12 Jan  3 05:04 y\n';
    expect(await sh('echo hi > /tmp/x; echo hello world > /tmp/y; ls -l /tmp', options)).toBe(`total 8\n${listing}`);
    expect(await sh('ls -l /nope', options)).toBe("ls: cannot access '/nope': No such file or directory\n[2]");
  });
});

describe('the environment', () => {
  it('holds what the pod, config maps, secrets and services say', async () => {
    const env = [
      { name: 'A', value: 'one' },
      { name: 'B', value: '$(A) $(NO) $$(A) $(KUBERNETES_SERVICE_HOST)' },
      { name: 'NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'LABEL', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } },
      { name: 'COLOR', valueFrom: { configMapKeyRef: { name: 'settings', key: 'color' } } },
      { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'keys', key: 'token' } } },
    ];
    const envFrom = [{ prefix: 'CM_', configMapRef: { name: 'settings' } }];
    const options = { pod: pod('box', { env, envFrom }), imageEnv: { A: 'zero' } };
    const names = ['A', 'B', 'NAME', 'LABEL', 'COLOR', 'TOKEN', 'CM_color', 'MY_WEB_PORT_8080_TCP', 'HOME', 'HOSTNAME'];
    expect(await run(['printenv', ...names], options)).toBe(
      'one\none $(NO) $(A) 10.36.0.1\nbox\nbox\nred\nsecret\nred\ntcp://10.36.3.7:8080\n/root\nbox\n',
    );
  });

  it('has the links of services in the order of their names, unless they are not wanted', async () => {
    const links = await sh('env | grep KUBERNETES', { pod: pod('box', {}, { enableServiceLinks: false }) });
    expect(links.split('\n')).toEqual([
      'KUBERNETES_PORT=tcp://10.36.0.1:443',
      'KUBERNETES_PORT_443_TCP=tcp://10.36.0.1:443',
      'KUBERNETES_PORT_443_TCP_ADDR=10.36.0.1',
      'KUBERNETES_PORT_443_TCP_PORT=443',
      'KUBERNETES_PORT_443_TCP_PROTO=tcp',
      'KUBERNETES_SERVICE_HOST=10.36.0.1',
      'KUBERNETES_SERVICE_PORT=443',
      'KUBERNETES_SERVICE_PORT_HTTPS=443',
      '',
    ]);
    expect(await sh('env | grep -c LOST', { pod: pod('box', {}, { enableServiceLinks: false }) })).toBe('0\n[1]');
  });
});

describe('files', () => {
  it('of the kubelet', async () => {
    const spec = { hostname: 'h', subdomain: 'nginx', hostAliases: [{ ip: '1.1.1.1', hostnames: ['one', 'uno'] }] };
    expect(await sh('tail -n 4 /etc/hosts; cat /etc/resolv.conf', { pod: pod('box', {}, spec) })).toBe(
      '10.32.0.9\th.nginx.default.svc.cluster.local\th\n\n# Entries added by HostAliases.\n1.1.1.1\tone\tuno\n' +
        'search default.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.36.0.10\noptions ndots:5\n',
    );
    const dnsConfig = { nameservers: ['9.9.9.9'], searches: ['a.b'], options: [{ name: 'ndots', value: '2' }] };
    expect(await sh('cat /etc/resolv.conf', { pod: pod('box', {}, { dnsPolicy: 'None', dnsConfig }) })).toBe(
      'search a.b\nnameserver 9.9.9.9\noptions ndots:2\n',
    );
  });

  it('of volumes', async () => {
    const volumes = [
      { name: 'c', configMap: { name: 'settings' } },
      { name: 's', secret: { secretName: 'keys', items: [{ key: 'token', path: 'deep/t' }] } },
      {
        name: 'p',
        projected: { sources: [{ downwardAPI: { items: [{ path: 'n', fieldRef: { fieldPath: 'metadata.name' } }] } }] },
      },
      { name: 'e', emptyDir: {} },
    ];
    const volumeMounts = [
      { name: 'c', mountPath: '/etc/config' },
      { name: 'c', mountPath: '/app/color', subPath: 'color' },
      { name: 's', mountPath: '/keys/' },
      { name: 'p', mountPath: '/p' },
      { name: 'e', mountPath: '/cache' },
    ];
    const script = 'ls /etc/config /cache; cat /etc/config/size /app/color /keys/deep/t /p/n';
    expect(await sh(script, { pod: pod('box', { volumeMounts }, { volumes }) })).toBe(
      '/etc/config:\ncolor\nsize\n\n/cache:\nbig\nredsecretbox',
    );
  });
});

describe('requests to other pods', () => {
  const web = pod('web-0', { image: 'nginx:1.14.2', ports: [{ containerPort: 80 }] }, {}, '10.32.2.12');

  it.each([
    ['wget -qO- web-0.nginx | head -4 | tail -1', '<title>Welcome to nginx!</title>\n'],
    [
      'wget http://my-web:8080 && ls index.html',
      "index.html\nConnecting to my-web (10.36.3.7:8080)\nsaving to 'index.html'\n'index.html' saved\n",
    ],
    ['wget -q -O - nosuch', "wget: bad address 'nosuch'\n[1]"],
    ['wget -T 2 lost', 'Connecting to lost (10.36.3.8:80)\nwget: download timed out\n[1]'],
    [
      'wget --spider my-web:8080/x',
      'Connecting to my-web (10.36.3.7:8080)\nwget: server returned error: HTTP/1.1 404 Not Found\n[1]',
    ],
    [
      'wget 10.32.2.12:81',
      "Connecting to 10.32.2.12 (10.32.2.12:81)\nwget: can't connect to remote host (10.32.2.12): Connection refused\n[1]",
    ],
  ])('%s', async (script, expected) => {
    expect(await sh(script)).toBe(expected);
  });

  it('see what was written there', async () => {
    const filesOf = () => ({ '/usr/share/nginx/html/index.html': 'web-0\n' });
    expect(await run(['curl', '-s', 'http://localhost/'], { pod: web, filesOf })).toBe('web-0\n');
    const options = { pod: web, filesOf };
    expect(await run(['curl', '-o', '/dev/null', '-w', '%{http_code}\\n', 'localhost/no'], options)).toBe('404\n');
    expect(await run(['curl', 'nosuch'], options)).toBe('curl: (6) Could not resolve host: nosuch\n[6]');
  });
});
