/** `curl` and busybox's `wget`. */
import { parseUrl, request } from '../network/http';
import type { Site } from '../shell/site';
import { type Answer, failed, ok } from './answer';

/** `curl URL`, with `-I`, `-f`, `-o FILE`, `-w '%{http_code}'`; the progress meter is never shown. */
export function curl(args: string[], site: Site): Answer {
  const url = operand(args, /^-([oHXdmuA]|w|-max-time|-connect-timeout|-output|-write-out)$/);
  if (url === undefined) return failed("curl: try 'curl --help' or 'curl --manual' for more information\n", 2);
  const target = parseUrl(url);
  const response = request(target, site);
  if (response.kind === 'unresolved') return failed(`curl: (6) Could not resolve host: ${target.host}\n`, 6);
  const to = `${target.host} port ${target.port}`;
  if (response.kind === 'refused') {
    return failed(`curl: (7) Failed to connect to ${to} after 0 ms: Couldn't connect to server\n`, 7);
  }
  if (response.kind === 'silent')
    return failed(`curl: (28) Failed to connect to ${to} after 130000 ms: Timed out\n`, 28);
  const format = after(args, ['-w', '--write-out'])
    ?.replaceAll('%{http_code}', String(response.status))
    .replaceAll('\\n', '\n');
  if (response.status >= 400 && args.some((arg) => /^-\w*f/.test(arg))) {
    return failed(`curl: (22) The requested URL returned error: ${response.status}\n`, 22);
  }
  const discarded = after(args, ['-o', '--output']) !== undefined;
  return ok((discarded ? '' : response.body) + (format ?? ''));
}

/** `wget URL`, with `-q`, `-O -`, `-O FILE`, `--spider`, `-T N`; `save` writes the file. */
export async function wget(
  args: string[],
  site: Site,
  save: (name: string, text: string) => Promise<void>,
): Promise<Answer> {
  const url = operand(args, /^-(\w*[OTPU]|-timeout)$/);
  if (url === undefined) return failed('wget: missing URL\n');
  const target = parseUrl(url);
  const response = request(target, site);
  if (response.kind === 'unresolved') return failed(`wget: bad address '${target.host}'\n`);
  const { address } = response;
  const quiet = args.some((arg) => /^-\w*q/.test(arg));
  const connecting = quiet ? '' : `Connecting to ${target.host} (${address}:${target.port})\n`;
  if (response.kind === 'silent') return failed(`${connecting}wget: download timed out\n`);
  if (response.kind === 'refused') {
    return failed(`${connecting}wget: can't connect to remote host (${address}): Connection refused\n`);
  }
  if (response.status >= 400) {
    const reason = response.status === 403 ? 'Forbidden' : 'Not Found';
    return failed(`${connecting}wget: server returned error: HTTP/1.1 ${response.status} ${reason}\n`);
  }
  if (args.includes('--spider'))
    return { stdout: '', stderr: quiet ? '' : `${connecting}remote file exists\n`, exitCode: 0 };
  const joined = args.find((arg) => /^-\w*O./.test(arg));
  const output =
    joined?.replace(/^-\w*O/, '') ??
    after(
      args,
      args.filter((arg) => /^-\w*O$/.test(arg)),
    );
  if (output === '-') return { stdout: response.body, stderr: connecting, exitCode: 0 };
  const name = output ?? (target.path.split('/').pop() || 'index.html');
  await save(name, response.body);
  return { stdout: '', stderr: quiet ? '' : `${connecting}saving to '${name}'\n'${name}' saved\n`, exitCode: 0 };
}

/** The first argument that is neither a flag nor the value of one. */
function operand(args: string[], valued: RegExp): string | undefined {
  return args.find((arg, at) => !arg.startsWith('-') && !valued.test(args[at - 1] ?? ''));
}

function after(args: string[], flags: string[]): string | undefined {
  const at = args.findIndex((arg) => flags.includes(arg));
  return at < 0 ? undefined : args[at + 1];
}
