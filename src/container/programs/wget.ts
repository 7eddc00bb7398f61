/** `wget`, as busybox has it. */
import { byteLength } from '../machine/bytes';
import { FileError } from '../machine/file-error';
import { CONNECT_TIMEOUT, parseUrl, reasonOf, request } from './http';
import { complain, pathOf, readOptions } from './options';
import type { Call } from './program';
import type { Task } from './task';

const VALUED = ['O', 'T', 't', 'P', 'U', 'timeout', 'tries', 'header', 'post-data', 'output-document', 'user-agent'];

/** `wget URL`, with `-q -O -S -T --spider --header --post-data`. */
export function* wget(call: Call): Task {
  const { flags, values, operands } = readOptions(call.args, VALUED);
  const [text] = operands;
  if (text === undefined) {
    call.err('BusyBox v1.36.1 multi-call binary.\n\nUsage: wget [-cqS] [--spider] [-O FILE] [-o LOGFILE] URL...\n');
    return 1;
  }
  const url = parseUrl(text);
  const quiet = flags.has('q');
  const say = (line: string) => {
    if (!quiet) call.err(`${line}\n`);
  };
  const timeout = Number(values.get('T') ?? values.get('timeout') ?? CONNECT_TIMEOUT / 1000) * 1000;
  const body = values.get('post-data');
  const header = values.get('header')?.split(/:\s*(.*)/s) ?? [];
  const headers = new Map([['user-agent', values.get('U') ?? 'Wget']]);
  if (header[0]) headers.set(header[0].toLowerCase(), header[1] ?? '');
  const outcome = yield* request(call.machine, url, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    body: body ?? '',
    timeout,
  });
  if (outcome.kind === 'unresolved') return complain(call, `bad address '${url.host}'`);
  say(
    `Connecting to ${url.port === 80 && !/:\d+(\/|$)/.test(text) ? url.host : `${url.host}:${url.port}`} (${outcome.address}:${url.port})`,
  );
  switch (outcome.kind) {
    case 'timeout':
      return complain(
        call,
        values.has('T') || values.has('timeout')
          ? 'download timed out'
          : `can't connect to remote host (${outcome.address}): Connection timed out`,
      );
    case 'refused':
      return complain(call, `can't connect to remote host (${outcome.address}): Connection refused`);
    case 'empty':
      return complain(call, 'error getting response');
  }
  const { answer } = outcome;
  if (flags.has('S')) {
    call.err(
      `  HTTP/1.1 ${answer.status} ${reasonOf(answer)}\n${answer.headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}  \n`,
    );
  }
  if (answer.status >= 400)
    return complain(call, `server returned error: HTTP/1.1 ${answer.status} ${reasonOf(answer)}`);
  if (flags.has('spider')) {
    say('remote file exists');
    return 0;
  }
  const output = values.get('O') ?? values.get('output-document');
  const name = output ?? (url.path.replace(/\?.*/s, '').split('/').pop() || 'index.html');
  const size = byteLength(answer.body);
  const bar = `${name.padEnd(20).slice(0, 20)} 100% |${'*'.repeat(32)}| ${String(size).padStart(5)}  0:00:00 ETA`;
  if (output === '-') {
    say('writing to stdout');
    call.out(answer.body);
    say(bar);
    say('written to stdout');
    return 0;
  }
  const path = pathOf(call, output ?? `${values.get('P') ? `${values.get('P')}/` : ''}${name}`);
  try {
    if (output === undefined && call.machine.fs.exists(path))
      return complain(call, `can't open '${name}': File exists`);
    if (!path.startsWith('/dev/')) call.machine.fs.writeFile(path, answer.body);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return complain(call, `can't open '${name}': ${error.message}`);
  }
  say(`saving to '${name}'`);
  say(bar);
  say(`'${name}' saved`);
  return 0;
}
