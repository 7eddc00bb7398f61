/** Every program there is: those written here, and the rest of just-bash's. What an image has of them its userland says. */
import type { Userland } from '../images/definition';
import { curl } from './curl';
import { date } from './date';
import * as files from './files';
import { interpreter } from './interpreters';
import { ls } from './ls';
import * as tools from './network-tools';
import { dig, getent, host, nslookup } from './nslookup';
import { apk, apt, pip } from './packages';
import { printfText } from './printf';
import type { Program } from './program';
import { nginx } from './server-tools';
import * as system from './system';
import { tar } from './tar';
import * as text from './text';
import { wget } from './wget';

/** The programs written here, by name. */
const OWN: Readonly<Record<string, Program>> = {
  ...{ cat: files.cat, mkdir: files.mkdir, rmdir: files.rmdir, touch: files.touch, rm: files.rm, cp: files.cp },
  ...{ mv: files.mv, ln: files.ln, chmod: files.chmod, chown: files.chown, chgrp: files.chown, stat: files.stat },
  ...{ readlink: files.readlink, realpath: files.readlink, du: files.du, tee: files.tee, mktemp: files.mktemp },
  ...{ dd: files.dd, truncate: files.truncate, ls, tar, sync: () => 0 },
  ...{ head: text.head, tail: text.tail, wc: text.wc, grep: text.grep, egrep: text.grep, fgrep: text.grep },
  ...{ cut: text.cut, sort: text.sort, uniq: text.uniq, tr: text.tr, seq: text.seq, basename: text.basename },
  ...{ dirname: text.dirname, yes: text.yes, rev: text.rev, base64: text.base64 },
  ...{ date, sleep: system.sleep, hostname: system.hostname, id: system.id, whoami: system.whoami },
  ...{ uname: system.uname, arch: system.uname, ps: system.ps, pidof: system.pidof, pgrep: system.pidof },
  ...{ env: system.environment, printenv: system.environment, timeout: system.timeout, which: system.which },
  ...{ nohup: system.wrapper, nice: system.wrapper, setsid: system.wrapper, time: system.wrapper },
  ...{ tini: system.wrapper, 'dumb-init': system.wrapper, stdbuf: system.wrapper, df: system.df },
  ...{ mount: system.mount, free: system.free, nproc: system.nproc, uptime: system.uptime, top: system.top },
  ...{ expr: system.expr, true: () => 0, false: () => 1, clear: () => 0, tty: () => 1 },
  ...{ nslookup, dig, host, getent, curl, wget, nc: tools.nc, telnet: tools.nc, ping: tools.ping, ip: tools.ip },
  ...{ ifconfig: tools.ifconfig, netstat: tools.netstat, ss: tools.netstat },
  ...{ perl: interpreter, python: interpreter, python3: interpreter, node: interpreter, ruby: interpreter },
  ...{ php: interpreter, java: interpreter },
  ...{ nginx, httpd: () => 0, 'apt-get': apt, apt, apk, pip, pip3: pip },
  pwd: ({ out, cwd }) => {
    out(`${cwd}\n`);
    return 0;
  },
  echo: ({ out, args }) => {
    out(args[0] === '-n' ? args.slice(1).join(' ') : `${args.join(' ')}\n`);
    return 0;
  },
  printf: ({ out, args: [format = '', ...values] }) => {
    out(printfText(format, values));
    return 0;
  },
};

/** The programs of just-bash that containers have too. */
const LIBRARY: ReadonlySet<string> = new Set([
  ...['sed', 'awk', 'find', 'xargs', 'diff', 'comm', 'paste', 'fold', 'expand', 'unexpand', 'tac', 'od', 'nl', 'join'],
  ...['gzip', 'gunzip', 'zcat', 'md5sum', 'sha1sum', 'sha256sum', 'strings', 'split', 'column', 'file', 'jq', 'tree'],
]);

/** A program of this name written here. */
export function ownProgram(name: string): Program | undefined {
  return Object.hasOwn(OWN, name) ? OWN[name] : undefined;
}

/** Whether just-bash has to be asked for a program. */
export const isLibraryProgram = (name: string): boolean => LIBRARY.has(name);

const SHARED = [
  ...[
    'cat',
    'mkdir',
    'rmdir',
    'touch',
    'rm',
    'cp',
    'mv',
    'ln',
    'chmod',
    'chown',
    'chgrp',
    'stat',
    'readlink',
    'realpath',
  ],
  ...[
    'du',
    'tee',
    'mktemp',
    'dd',
    'truncate',
    'ls',
    'tar',
    'sync',
    'head',
    'tail',
    'wc',
    'grep',
    'egrep',
    'fgrep',
    'cut',
  ],
  ...['sort', 'uniq', 'tr', 'seq', 'basename', 'dirname', 'yes', 'rev', 'base64', 'date', 'sleep', 'hostname', 'id'],
  ...['whoami', 'uname', 'arch', 'env', 'printenv', 'timeout', 'which', 'nohup', 'nice', 'setsid', 'df', 'mount'],
  ...['nproc', 'expr', 'true', 'false', 'clear', 'tty', 'pwd', 'echo', 'printf', 'test', '[', 'kill', 'sh'],
  ...['sed', 'awk', 'find', 'xargs', 'diff', 'comm', 'paste', 'fold', 'expand', 'unexpand', 'tac', 'od', 'nl'],
  ...['gzip', 'gunzip', 'zcat', 'md5sum', 'sha1sum', 'sha256sum', 'split', 'getent'],
];

const BUSYBOX = [
  ...['ps', 'pidof', 'pgrep', 'pkill', 'killall', 'free', 'uptime', 'top', 'time', 'nslookup', 'wget', 'nc', 'telnet'],
  ...['ping', 'ip', 'ifconfig', 'netstat', 'strings', 'tree', 'ash', 'vi', 'watch', 'httpd', 'crond', 'less', 'more'],
];

const DEBIAN = ['bash', 'dash', 'apt-get', 'apt', 'dpkg', 'perl', 'stdbuf', 'join', 'more'];

/** The programs of a userland. */
export function userlandPrograms(userland: Userland): readonly string[] {
  switch (userland) {
    case 'busybox':
      return [...SHARED.filter((name) => name !== 'getent'), ...BUSYBOX];
    case 'alpine':
      return [...SHARED, ...BUSYBOX, 'apk'];
    case 'debian':
      return [...SHARED, ...DEBIAN];
    case 'none':
      return [];
  }
}
