/** `--raw` of the commands that send a file: the path goes to the server with the file as it is. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { requestURIProblem } from '../../go/net/url-problem';
import { pathErrorText } from '../../go/os/system-error';
import type { Context } from '../cli/command';
import type { FilenameFlags } from './standard';

/** What matters here of the flags of a command with `--raw`. */
export type RawFlags = FilenameFlags & { raw: string; output: string; selector?: string };

/** Throws where the other flags do not go with `--raw`, or its value is no path. */
export function validateRaw(flags: RawFlags): void {
  const filenames = flags.filename;
  const raw = flags.raw;
  if (filenames.length !== 1) throw new Error('--raw can only use a single local file or stdin');
  if (/^https?:\/\//.test(filenames[0] ?? '')) throw new Error('--raw cannot read from a url');
  if (flags.recursive) throw new Error('--raw and --recursive are mutually exclusive');
  if (flags.selector) throw new Error('--raw and --selector (-l) are mutually exclusive');
  if (flags.output) throw new Error('--raw and --output are mutually exclusive');
  checkRequestURI(raw);
}

/** Throws where `--raw` is nothing one could ask a server for. */
export function checkRequestURI(raw: string): void {
  const problem = requestURIProblem(raw);
  if (problem) throw new Error(`--raw must be a valid URL path: ${problem}`);
}

/** Sends the one file and writes the answer. Throws what the server refuses. */
export async function sendRaw(ctx: Context, method: 'POST' | 'PUT' | 'DELETE', flags: RawFlags): Promise<void> {
  const [file = ''] = flags.filename;
  const body = file === '-' ? await ctx.stdin.readAll() : readFile(ctx, file);
  ctx.streams.out.write(ctx.session.client.raw(method, flags.raw, body));
}

function readFile(ctx: Context, file: string): string {
  try {
    return readFileSync(path.resolve(ctx.cwd, file), 'utf8');
  } catch (err) {
    throw new Error(pathErrorText(err, file));
  }
}
