/** Programs that say who and where one is, and that deal with processes and time. */
import type { Node } from '../../kube/api/core/v1';
import type { Machine, Process } from '../machine/machine';
import { qualifiedHostname } from '../network/cluster-view';
import { formatTime } from './date';
import { humanSize } from './ls';
import { complain, either, programName, readOptions } from './options';
import type { Call } from './program';
import { sleepTime } from './sleep-time';
import type { Task } from './task';

/** `sleep`: for ever where `infinity` is said. */
export function* sleep(call: Call): Task {
  const { args } = call;
  const ms = sleepTime(args);
  if (args.length === 0) return complain(call, 'missing operand');
  if (ms !== undefined && Number.isNaN(ms)) {
    const wrong = args.find((arg) => Number.isNaN(sleepTime([arg]))) ?? '';
    return complain(call, either(call, `invalid number '${wrong}'`, `invalid time interval '${wrong}'`));
  }
  yield { kind: 'sleep', ms: ms ?? Number.POSITIVE_INFINITY };
  return 0;
}

/** `hostname`, with `-i`, `-I`, `-f`, `-s`, `-d`. */
export function hostname(call: Call): number {
  const { machine, args } = call;
  const full = qualifiedHostname(machine.setting.pod) ?? machine.hostname;
  const answers: Record<string, string> = {
    '-i': machine.podIP,
    '--ip-address': machine.podIP,
    '-I': `${machine.podIP} `,
    '-f': full,
    '--fqdn': full,
    '-s': machine.hostname.split('.')[0] ?? '',
    '-d': full.split('.').slice(1).join('.'),
  };
  const [flag] = args;
  const answer = flag === undefined ? machine.hostname : answers[flag];
  if (answer === undefined)
    return complain(
      call,
      either(call, 'sethostname: Operation not permitted', 'you must be root to change the host name'),
    );
  call.out(`${answer}\n`);
  return 0;
}

/** `id`, with `-u`, `-g`, `-G`, `-n`. */
export function id(call: Call): number {
  const { machine } = call;
  const { uid, gid, groups } = machine.user;
  const { flags } = readOptions(call.args);
  const groupName = (number: number) => lookUp(call, '/etc/group', number);
  const named = (number: number, name: string | undefined) =>
    name === undefined ? String(number) : `${number}(${name})`;
  const user = machine.accountOf(uid)?.[0];
  if (flags.has('u')) call.out(`${flags.has('n') ? (user ?? uid) : uid}\n`);
  else if (flags.has('g')) call.out(`${flags.has('n') ? (groupName(gid) ?? gid) : gid}\n`);
  else if (flags.has('G')) call.out(`${groups.join(' ')}\n`);
  else {
    const all = groups.map((group) => named(group, groupName(group))).join(',');
    call.out(`uid=${named(uid, user)} gid=${named(gid, groupName(gid))} groups=${all}\n`);
  }
  return 0;
}

function lookUp({ machine: { fs } }: Call, file: string, id: number): string | undefined {
  const text = fs.exists(file) ? fs.readFile(file) : '';
  const found = text.split('\n').find((line) => line.split(':')[2] === String(id));
  return found?.split(':')[0];
}

/** The name of the user; numbers that `/etc/passwd` does not know have none. */
export function whoami(call: Call): number {
  const { machine } = call;
  const { uid } = machine.user;
  const name = machine.accountOf(uid)?.[0];
  if (name === undefined)
    return complain(call, either(call, `unknown uid ${uid}`, `cannot find name for user ID ${uid}`));
  call.out(`${name}\n`);
  return 0;
}

function nodeOf({ machine: { setting } }: Call): Node | undefined {
  return setting.cluster.get('nodes', undefined, setting.pod.spec.nodeName ?? '') as Node | undefined;
}

/** `uname`, with the kernel of the pod's node; `arch`. */
export function uname(call: Call): number {
  if (programName(call) === 'arch') {
    call.out('x86_64\n');
    return 0;
  }
  const flags = new Set(call.args.flatMap((arg) => [...arg.slice(1)]));
  const all = flags.has('a');
  const parts: [string, string][] = [
    ['s', 'Linux'],
    ['n', call.machine.hostname],
    ['r', nodeOf(call)?.status?.nodeInfo?.kernelVersion ?? '5.15.0'],
    ['v', '#1 SMP'],
    ['m', 'x86_64'],
    ['o', either(call, 'Linux', 'GNU/Linux')],
  ];
  const shown = parts.filter(([letter]) => all || flags.has(letter) || (flags.size === 0 && letter === 's'));
  call.out(`${shown.map(([, text]) => text).join(' ')}\n`);
  return 0;
}

/** Every process one can see: the container's, and those of the containers it shares processes with. */
function processesOf({ machine }: Call) {
  const others = machine.neighbours.flatMap((other, at) =>
    ownProcesses(other).map((process) => ({ ...process, pid: process.pid + (at + 1) * 10 })),
  );
  const pause = machine.setting.pod.spec.shareProcessNamespace
    ? [{ pid: 1, user: '65535', command: '/pause', startedAt: machine.startedAt }]
    : [];
  const own = ownProcesses(machine).map((process) => ({
    ...process,
    pid: process.pid + (machine.neighbours.length > 0 ? (machine.neighbours.length + 1) * 10 : 0),
  }));
  return [...pause, ...others, ...own];
}

/** The processes of a container: those a server is known to have in place of its one. */
function ownProcesses(machine: Machine): Process[] {
  const [listener] = machine.listeners;
  const known = listener?.server.processes?.(listener.context);
  if (!known) return [...machine.processes];
  const served = known.map(({ pid, command, user = 'root' }) => ({ pid, command, user, startedAt: machine.startedAt }));
  return [...served, ...machine.processes.filter(({ pid }) => pid !== 1)];
}

/** `ps`, as busybox and as procps print it. */
export function ps(call: Call): number {
  const { machine, args } = call;
  const now = machine.now();
  const processes = processesOf(call);
  if (machine.isBusybox) {
    const rows = processes.map(
      ({ pid, user, command }) => `${String(pid).padStart(5)} ${user.padEnd(8)}  0:00 ${command}\n`,
    );
    call.out(`PID   USER     TIME  COMMAND\n${rows.join('')}`);
    return 0;
  }
  const letters = args.join('').replace(/-/g, '');
  const time = (startedAt: number) => formatTime(now - startedAt < 86_400_000 ? '%H:%M' : '%b%d', startedAt);
  if (letters.includes('u')) {
    const rows = processes.map(
      ({ pid, user, command, startedAt }) =>
        `${user.padEnd(8)} ${String(pid).padStart(6)}  0.0  0.1  10000  5000 ?        Ss   ${time(startedAt)}   0:00 ${command}\n`,
    );
    call.out(`USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n${rows.join('')}`);
  } else if (letters.includes('f')) {
    const rows = processes.map(
      ({ pid, user, command, startedAt }) =>
        `${user.padEnd(8)} ${String(pid).padStart(7)} ${String(pid === 1 ? 0 : 1).padStart(7)}  0 ${time(startedAt)} ?        00:00:00 ${command}\n`,
    );
    call.out(`UID          PID    PPID  C STIME TTY          TIME CMD\n${rows.join('')}`);
  } else {
    const rows = processes.map(
      ({ pid, command }) => `${String(pid).padStart(7)} ?        00:00:00 ${command.split(' ')[0]?.split('/').pop()}\n`,
    );
    call.out(`    PID TTY          TIME CMD\n${rows.join('')}`);
  }
  return 0;
}

/** `pidof`, `pgrep`. */
export function pidof(call: Call): number {
  const { operands } = readOptions(call.args);
  const [name = ''] = operands;
  const found = processesOf(call).filter(({ command }) => {
    const [program = ''] = command.split(' ');
    return programName(call) === 'pgrep'
      ? command.includes(name)
      : (program.split('/').pop() ?? '').replace(/:$/, '') === name;
  });
  if (found.length === 0) return 1;
  const pids = found.map(({ pid }) => String(pid));
  call.out(programName(call) === 'pgrep' ? pids.map((pid) => `${pid}\n`).join('') : `${pids.reverse().join(' ')}\n`);
  return 0;
}

/** `env` and `printenv`: every variable, the values of those named, or a command with more of them. */
export function* environment(call: Call): Task {
  const { args, env } = call;
  if (programName(call) === 'printenv' && args.length > 0) {
    const found = args.filter((name) => env.has(name));
    call.out(found.map((name) => `${env.get(name)}\n`).join(''));
    return found.length === args.length ? 0 : 1;
  }
  const end = args.findIndex((arg) => !/^[^=]+=/.test(arg) && arg !== '-i' && arg !== '-');
  const assignments = args.slice(0, end < 0 ? undefined : end).filter((arg) => arg.includes('='));
  const empty = args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '-i' || arg === '-');
  const changed = new Map(empty ? [] : env);
  for (const one of assignments) changed.set(one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1));
  if (end >= 0) return yield* call.run(args.slice(end), { env: changed });
  call.out([...changed].map(([name, value]) => `${name}=${value}\n`).join(''));
  return 0;
}

/** `timeout SECONDS COMMAND`: the command is ended when its time is over. */
export function* timeout(call: Call): Task {
  const { args } = call;
  const at = args.findIndex((arg, index) => !arg.startsWith('-') && !/^-[sk]$/.test(args[index - 1] ?? ''));
  const limit = sleepTime([args[at] ?? '']) ?? Number.POSITIVE_INFINITY;
  const task = call.run(args.slice(at + 1));
  let left = limit;
  for (let step = task.next(); ; ) {
    if (step.done) return step.value;
    const wait = step.value;
    if (wait.kind === 'sleep') {
      if (wait.ms > left) {
        yield { kind: 'sleep', ms: left };
        task.return(0);
        return call.machine.isBusybox ? 143 : 124;
      }
      left -= wait.ms;
    }
    const answer = yield wait;
    step = task.next(answer);
  }
}

/** `nohup`, `nice`, `setsid`, `time`, `tini`, `dumb-init`: they run something else. */
export function* wrapper(call: Call): Task {
  const { args } = call;
  const at = args.findIndex((arg, index) => !arg.startsWith('-') && !/^-n$/.test(args[index - 1] ?? ''));
  return at < 0 ? 0 : yield* call.run(args.slice(at));
}

/** `which`. */
export function which(call: Call): number {
  let code = 0;
  for (const name of readOptions(call.args).operands) {
    const folders = (call.env.get('PATH') ?? '').split(':');
    const found = folders
      .map((folder) => `${folder}/${name}`)
      .find((path) => call.machine.fs.stat(path)?.kind === 'file');
    if (found === undefined) code = 1;
    else call.out(`${found}\n`);
  }
  return code;
}

/** `df`, with `-h`. */
export function df(call: Call): number {
  const { flags } = readOptions(call.args);
  const human = flags.has('h');
  const [total, used] = [98_304_000, 12_288_000];
  const shown = (blocks: number) => (human ? humanSize(blocks * 1024) : String(blocks));
  const head = human
    ? 'Filesystem                Size      Used Available Use% Mounted on\n'
    : 'Filesystem           1K-blocks      Used Available Use% Mounted on\n';
  const mounts = [...call.machine.fs.mounts.keys()];
  const rows = mounts.map((path) => {
    const device = path === '/' ? 'overlay' : path.startsWith('/var/run/secrets') ? 'tmpfs' : '/dev/sda1';
    return `${device.padEnd(20)} ${shown(total).padStart(9)} ${shown(used).padStart(9)} ${shown(total - used).padStart(9)}  13% ${path}\n`;
  });
  call.out(head + rows.join(''));
  return 0;
}

/** `mount` without arguments. */
export function mount(call: Call): number {
  if (call.args.length > 0) return complain(call, 'permission denied (are you root?)');
  for (const [path, { readOnly }] of call.machine.fs.mounts) {
    const [device, type] =
      path === '/' ? ['overlay', 'overlay'] : readOnly ? ['tmpfs', 'tmpfs'] : ['/dev/sda1', 'ext4'];
    call.out(`${device} on ${path} type ${type} (${readOnly ? 'ro' : 'rw'},relatime)\n`);
  }
  return 0;
}

/** `free`, with `-m`, `-h`. */
export function free(call: Call): number {
  const { flags } = readOptions(call.args);
  const unit = flags.has('m') ? 1024 : 1;
  const row = (name: string, ...amounts: number[]) =>
    `${name.padEnd(8)}${amounts.map((amount) => String(Math.floor(amount / unit)).padStart(12)).join('')}\n`;
  call.out(
    `${' '.repeat(8)}${['total', 'used', 'free', 'shared', 'buff/cache', 'available'].map((name) => name.padStart(12)).join('')}\n`,
  );
  call.out(row('Mem:', 4_030_464, 1_209_139, 1_612_186, 2048, 1_209_139, 2_619_802));
  call.out(row('Swap:', 0, 0, 0));
  return 0;
}

/** `nproc`. */
export function nproc(call: Call): number {
  call.out(`${nodeOf(call)?.status?.capacity?.cpu ?? 2}\n`);
  return 0;
}

/** `uptime`. */
export function uptime(call: Call): number {
  const now = call.machine.now();
  const minutes = Math.floor((now - call.machine.startedAt) / 60_000);
  call.out(` ${formatTime('%H:%M:%S', now)} up ${minutes} min,  0 users,  load average: 0.10, 0.12, 0.09\n`);
  return 0;
}

/** `top`: it goes on until it is left; `-b -n 1` shows one picture. */
export function* top(call: Call): Task {
  const rows = processesOf(call).map(
    ({ pid, user, command }) =>
      `${String(pid).padStart(5)}     0 ${user.padEnd(8)} S     1312   0%   0   0% ${command}\n`,
  );
  call.out('Mem: 2418K used, 1612K free, 2K shrd, 120K buff, 1209K cached\n');
  call.out(
    `CPU:   2% usr   1% sys   0% nic  97% idle   0% io   0% irq   0% sirq\nLoad average: 0.10 0.12 0.09 1/312 42\n`,
  );
  call.out(`  PID  PPID USER     STAT   VSZ %VSZ CPU %CPU COMMAND\n${rows.join('')}`);
  if (!/-\w*n\s*1|-bn1/.test(call.args.join(' '))) yield { kind: 'sleep', ms: Number.POSITIVE_INFINITY };
  return 0;
}

/** `expr`: comparisons, arithmetic, `length`, `substr`. */
export function expr(call: Call): number {
  const { args } = call;
  const [left = '', operator = '', right = ''] = args;
  let result = '';
  if (left === 'length') result = String(operator.length);
  else if (args.length === 1) result = left;
  else {
    const [a, b] = [Number(left), Number(right)];
    const numbers = !Number.isNaN(a) && !Number.isNaN(b);
    const compared = numbers ? a - b : left < right ? -1 : Number(left > right);
    const operations: Record<string, () => number | string> = {
      '+': () => a + b,
      '-': () => a - b,
      '*': () => a * b,
      '/': () => Math.trunc(a / b),
      '%': () => a % b,
      '=': () => Number(compared === 0),
      '!=': () => Number(compared !== 0),
      '<': () => Number(compared < 0),
      '<=': () => Number(compared <= 0),
      '>': () => Number(compared > 0),
      '>=': () => Number(compared >= 0),
      '|': () => (left !== '' && left !== '0' ? left : right),
      '&': () => (left !== '' && left !== '0' && right !== '' && right !== '0' ? left : 0),
    };
    const operation = Object.hasOwn(operations, operator) ? operations[operator] : undefined;
    if (!operation || (/[-+*/%]/.test(operator) && !numbers))
      return complain(call, either(call, 'syntax error', 'non-integer argument'), 2);
    result = String(operation());
    if ((operator === '/' || operator === '%') && b === 0) return complain(call, 'division by zero', 2);
  }
  call.out(`${result}\n`);
  return result === '0' || result === '' ? 1 : 0;
}
