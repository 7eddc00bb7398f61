/** `curl`. */
import { byteLength } from '../machine/bytes';
import { FileError } from '../machine/file-error';
import { CONNECT_TIMEOUT, type Outcome, parseUrl, reasonOf, request, type Url } from './http';
import { pathOf, readOptions } from './options';
import type { Call } from './program';
import type { Task } from './task';

const VALUED = [
  ...['o', 'H', 'X', 'd', 'm', 'u', 'A', 'w', 'e', 'b', 'c', 'T', 'F', 'x'],
  ...['max-time', 'connect-timeout', 'output', 'write-out', 'request', 'header', 'data', 'user', 'user-agent', 'retry'],
  ...['cacert', 'cert', 'key', 'retry-delay', 'data-binary', 'resolve', 'noproxy', 'data-raw', 'json'],
];

const LONG: Readonly<Record<string, string>> = {
  silent: 's',
  'show-error': 'S',
  fail: 'f',
  head: 'I',
  include: 'i',
  verbose: 'v',
  location: 'L',
};

/** `curl URL…`, with `-s -S -f -I -i -v -o -O -w -X -d -H -m --connect-timeout`. */
export function* curl(call: Call): Task {
  const { flags, values, operands } = readOptions(call.args, VALUED);
  for (const name of [...flags]) if (Object.hasOwn(LONG, name)) flags.add(LONG[name] ?? '');
  if (flags.has('version') || flags.has('V')) {
    call.out('curl 7.88.1 (x86_64-pc-linux-gnu) libcurl/7.88.1 OpenSSL/3.0.11 zlib/1.2.13\n');
    return 0;
  }
  if (operands.length === 0) {
    call.err("curl: try 'curl --help' or 'curl --manual' for more information\n");
    return 2;
  }
  let code = 0;
  for (const url of operands) code = yield* fetchOne(call, parseUrl(url), flags, values);
  return code;
}

function* fetchOne(call: Call, url: Url, flags: ReadonlySet<string>, values: ReadonlyMap<string, string>): Task {
  const { machine } = call;
  const value = (...names: string[]) => names.map((name) => values.get(name)).find((text) => text !== undefined);
  const quiet = flags.has('s');
  const fail = (code: number, text: string) => {
    if (!quiet || flags.has('S')) call.err(`curl: (${code}) ${text}\n`);
    return code;
  };
  const limit = Number(value('connect-timeout') ?? value('m', 'max-time') ?? CONNECT_TIMEOUT / 1000) * 1000;
  const body = value('d', 'data', 'data-binary', 'data-raw', 'json');
  const method = value('X', 'request') ?? (flags.has('I') ? 'HEAD' : body === undefined ? 'GET' : 'POST');
  const headers = new Map(sentHeaders(call.args));
  headers.set('user-agent', value('A', 'user-agent') ?? 'curl/7.88.1');
  headers.set('accept', '*/*');
  const outcome = yield* request(machine, url, { method, headers, body: body ?? '', timeout: limit });
  const output = value('o', 'output') ?? (flags.has('O') ? url.path.split('/').pop() : undefined);
  const meter = !quiet && (output !== undefined || !call.tty);
  const started = meter ? METER_HEAD : '';
  const to = `${url.host} port ${url.port}`;
  if (flags.has('v')) verbose(call, url, method, outcome);
  if (outcome.kind !== 'answer') {
    if (outcome.kind !== 'unresolved' && started) call.err(`${started}${meterLine(0)}\r${meterLine(0)}\n`);
    const waited = String(outcome.kind === 'timeout' ? outcome.ms + 1 : 0);
    switch (outcome.kind) {
      case 'unresolved':
        return fail(6, `Could not resolve host: ${url.host}`);
      case 'refused':
        return fail(7, `Failed to connect to ${to} after 0 ms: Couldn't connect to server`);
      case 'empty':
        return fail(52, 'Empty reply from server');
      case 'timeout':
        if (value('m', 'max-time') !== undefined && value('connect-timeout') === undefined)
          return fail(28, `Connection timed out after ${waited} milliseconds`);
        return fail(
          28,
          `Failed to connect to ${to} after ${waited} ms: ${values.has('connect-timeout') ? 'Timeout was reached' : "Couldn't connect to server"}`,
        );
    }
  }
  const { answer } = outcome;
  if (flags.has('f') && answer.status >= 400) return fail(22, `The requested URL returned error: ${answer.status}`);
  if (url.scheme === 'https') return fail(35, 'OpenSSL/3.0.11: error:0A00010B:SSL routines::wrong version number');
  const head = [
    `HTTP/1.1 ${answer.status} ${reasonOf(answer)}`,
    ...answer.headers.map(([name, text]) => `${name}: ${text}`),
    '',
    '',
  ].join('\r\n');
  const shown = (flags.has('I') || flags.has('i') ? head : '') + (flags.has('I') ? '' : answer.body);
  if (meter) call.err(`${started}${meterLine(0)}\r${meterLine(byteLength(answer.body))}\n`);
  if (output === undefined || output === '-') call.out(shown);
  else if (!output.startsWith('/dev/')) {
    try {
      machine.fs.writeFile(pathOf(call, output), shown);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      call.err(`Warning: Failed to open the file ${output}: ${error.message}\n`);
      return fail(23, 'Failure writing output to destination');
    }
  }
  const format = value('w', 'write-out');
  if (format !== undefined) call.out(written(format, url, answer.status, byteLength(answer.body)));
  return 0;
}

function sentHeaders(args: readonly string[]): [string, string][] {
  return args.flatMap((arg, at) => {
    if (arg !== '-H' && arg !== '--header') return [];
    const [name = '', text = ''] = (args[at + 1] ?? '').split(/:\s*(.*)/s);
    return [[name.toLowerCase(), text] as [string, string]];
  });
}

function written(format: string, { host, path, scheme }: Url, status: number, size: number): string {
  const facts: Record<string, string> = {
    http_code: String(status),
    response_code: String(status),
    size_download: String(size),
    time_total: '0.001234',
    url_effective: `${scheme}://${host}${path}`,
  };
  return format
    .replace(/%\{(\w+)\}/g, (_, name: string) => (Object.hasOwn(facts, name) ? (facts[name] ?? '') : ''))
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t');
}

const METER_HEAD =
  '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n' +
  '                                 Dload  Upload   Total   Spent    Left  Speed\n\r';

/** One state of the progress meter. */
function meterLine(bytes: number): string {
  if (bytes === 0) return '  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0';
  const size = String(bytes).padStart(5);
  const speed = `${Math.floor((bytes * 1000) / 1024)}k`;
  return `100 ${size}  100 ${size}    0     0  ${speed.padStart(5)}      0 --:--:-- --:--:-- --:--:-- ${speed.padStart(5)}`;
}

function verbose(call: Call, url: Url, method: string, outcome: Outcome): void {
  if (outcome.kind === 'unresolved') {
    call.err(`* Could not resolve host: ${url.host}\n* Closing connection 0\n`);
    return;
  }
  call.err(`*   Trying ${outcome.address}:${url.port}...\n`);
  if (outcome.kind !== 'answer') {
    call.err(
      `* connect to ${outcome.address} port ${url.port} failed: Connection ${outcome.kind === 'refused' ? 'refused' : 'timed out'}\n`,
    );
    return;
  }
  const { answer } = outcome;
  const host = url.port === 80 ? url.host : `${url.host}:${url.port}`;
  call.err(
    [
      `* Connected to ${url.host} (${outcome.address}) port ${url.port} (#0)`,
      `> ${method} ${url.path} HTTP/1.1\r`,
      `> Host: ${host}\r`,
      '> User-Agent: curl/7.88.1\r',
      '> Accept: */*\r',
      '> \r',
      `< HTTP/1.1 ${answer.status} ${reasonOf(answer)}\r`,
      ...answer.headers.map(([name, text]) => `< ${name}: ${text}\r`),
      '< \r',
      `{ [${byteLength(answer.body)} bytes data]`,
      `* Connection #0 to host ${url.host} left intact`,
      '',
    ].join('\n'),
  );
}
