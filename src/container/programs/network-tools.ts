/** `nc`, `ping`, `ip`, `ifconfig`, `netstat`: what looks at the network itself. */
import { lookUp } from './addresses';
import { CONNECT_TIMEOUT } from './http';
import { complain, either, readOptions } from './options';
import type { Call } from './program';
import type { Task } from './task';

/** `nc -z HOST PORT` and `nc HOST PORT`; `-l` listens for ever. `telnet HOST PORT` likewise. */
export function* nc(call: Call): Task {
  const { flags, values, operands } = readOptions(call.args, ['w', 'p', 'e', 's', 'i']);
  if (flags.has('l')) {
    yield { kind: 'sleep', ms: Number.POSITIVE_INFINITY };
    return 0;
  }
  const [host = '', port = ''] = operands;
  const { machine } = call;
  const [address] = lookUp(machine, host);
  if (address === undefined) {
    return complain(
      call,
      either(call, `bad address '${host}'`, `getaddrinfo for host "${host}" port ${port}: Name or service not known`),
    );
  }
  const connection = machine.network.connect(machine, address, Number(port));
  if (connection.kind === 'silent') {
    yield { kind: 'sleep', ms: Number(values.get('w') ?? CONNECT_TIMEOUT / 1000) * 1000 };
    if (machine.isBusybox && values.has('w') && !flags.has('v')) return 1;
    return complain(
      call,
      either(
        call,
        `${host} (${address}:${port}): Connection timed out`,
        `connect to ${host} (${address}) port ${port} (tcp) timed out: Operation now in progress`,
      ),
    );
  }
  if (connection.kind === 'refused') {
    if (machine.isBusybox && !flags.has('v')) {
      return flags.has('z') ? 1 : complain(call, `can't connect to remote host (${address}): Connection refused`);
    }
    return complain(
      call,
      either(
        call,
        `${host} (${address}:${port}): Connection refused`,
        `connect to ${host} (${address}) port ${port} (tcp) failed: Connection refused`,
      ),
    );
  }
  if (flags.has('v')) {
    call.err(
      either(
        call,
        `${host} (${address}:${port}) open\n`,
        `Connection to ${host} (${address}) ${port} port [tcp/*] succeeded!\n`,
      ),
    );
  }
  if (flags.has('z')) return 0;
  const text = yield* call.input.all();
  const { server, context } = connection.peer;
  const [method, path = '/'] = text.split(/\s/);
  if (server.answer && method === 'GET') {
    const answer = server.answer({ method, path, headers: new Map(), body: '', from: machine.podIP }, context);
    call.out(`HTTP/1.1 ${answer.status} OK\r\n\r\n${answer.body}`);
  }
  return 0;
}

/** `ping`, with `-c` and `-w`: pods and what is outside answer, addresses of services do not. */
export function* ping(call: Call): Task {
  const { values, operands } = readOptions(call.args, ['c', 'w', 'W', 'i']);
  const [host = ''] = operands;
  const { machine } = call;
  const [address] = lookUp(machine, host);
  if (address === undefined)
    return complain(
      call,
      either(call, `bad address '${host}'`, `${host}: Name or service not known`),
      either(call, '1', '2') === '1' ? 1 : 2,
    );
  const busybox = machine.isBusybox;
  call.out(
    busybox ? `PING ${host} (${address}): 56 data bytes\n` : `PING ${host} (${address}) 56(84) bytes of data.\n`,
  );
  const pods = machine.setting.cluster.list('pods') as readonly { status?: { podIP?: string } }[];
  const answers =
    address.startsWith('127.') || !/^10\./.test(address) || pods.some(({ status }) => status?.podIP === address);
  const count = Number(values.get('c') ?? Number.POSITIVE_INFINITY);
  let received = 0;
  for (let at = 0; at < count; at++) {
    if (at > 0) yield { kind: 'sleep', ms: 1000 };
    if (!answers) continue;
    received++;
    call.out(
      busybox
        ? `64 bytes from ${address}: seq=${at} ttl=63 time=0.08${at % 10} ms\n`
        : `64 bytes from ${address}: icmp_seq=${at + 1} ttl=63 time=0.08${at % 10} ms\n`,
    );
  }
  if (!answers) yield { kind: 'sleep', ms: 10_000 };
  const loss = Math.round(((count - received) / count) * 100);
  call.out(
    busybox
      ? `\n--- ${host} ping statistics ---\n${count} packets transmitted, ${received} packets received, ${loss}% packet loss\n${received > 0 ? 'round-trip min/avg/max = 0.080/0.084/0.089 ms\n' : ''}`
      : `\n--- ${host} ping statistics ---\n${count} packets transmitted, ${received} received, ${loss}% packet loss, time ${(count - 1) * 1000}ms\n${received > 0 ? 'rtt min/avg/max/mdev = 0.080/0.084/0.089/0.003 ms\n' : ''}`,
  );
  return received > 0 ? 0 : 1;
}

/** `ip addr`, `ip route`, `ip link`. */
export function ip(call: Call): number {
  const [what = ''] = call.args.filter((arg) => !arg.startsWith('-'));
  const { podIP } = call.machine;
  const network = podIP.replace(/\.\d+$/, '');
  if (/^r/.test(what)) {
    call.out(`default via ${network}.1 dev eth0 \n${network}.0/24 dev eth0 proto kernel scope link src ${podIP} \n`);
    return 0;
  }
  if (!/^(a|l)/.test(what)) return complain(call, `Object "${what}" is unknown, try "ip help".`);
  const addresses = /^a/.test(what);
  const hardware = podIP.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  call.out(
    [
      '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN qlen 1000',
      '    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00',
      ...(addresses ? ['    inet 127.0.0.1/8 scope host lo', '       valid_lft forever preferred_lft forever'] : []),
      '2: eth0@if5: <BROADCAST,MULTICAST,UP,LOWER_UP,M-DOWN> mtu 1500 qdisc noqueue state UP ',
      `    link/ether 0a:58:${hardware.join(':')} brd ff:ff:ff:ff:ff:ff`,
      ...(addresses
        ? [
            `    inet ${podIP}/24 brd ${network}.255 scope global eth0`,
            '       valid_lft forever preferred_lft forever',
          ]
        : []),
      '',
    ].join('\n'),
  );
  return 0;
}

/** `ifconfig`. */
export function ifconfig(call: Call): number {
  const { podIP } = call.machine;
  const network = podIP.replace(/\.\d+$/, '');
  call.out(
    [
      'eth0      Link encap:Ethernet  HWaddr 0A:58:0A:20:00:05  ',
      `          inet addr:${podIP}  Bcast:${network}.255  Mask:255.255.255.0`,
      '          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1',
      '',
      'lo        Link encap:Local Loopback  ',
      '          inet addr:127.0.0.1  Mask:255.0.0.0',
      '          UP LOOPBACK RUNNING  MTU:65536  Metric:1',
      '',
      '',
    ].join('\n'),
  );
  return 0;
}

/** `netstat -tln` and `ss -tln`: the ports servers listen on. */
export function netstat(call: Call): number {
  const { machine } = call;
  const rows = machine.listeners.flatMap(({ server, context }) =>
    server
      .ports(context)
      .map((port) => `tcp        0      0 0.0.0.0:${String(port).padEnd(15)} 0.0.0.0:*               LISTEN      \n`),
  );
  call.out(
    `Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State       \n${rows.join('')}`,
  );
  return 0;
}
