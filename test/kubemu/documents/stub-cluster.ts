/** Stand-ins for kubectl and kubemu: a cluster that is nothing but a version number. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Patience } from '../../../src/kubemu/documents/patience';
import { replayFile } from '../../../src/kubemu/documents/replay';

const KUBEMU = `#!/bin/sh
case "$2" in
  reset) mkdir -p "$(dirname "$KUBEMU_STATE")"; echo '{"header": {"resourceVersion": 1}}' >"$KUBEMU_STATE"; echo "$@" >"$HOME/.reset" ;;
  advance) [ "$3" != 99s ] || { echo "too far" >&2; exit 1; }
    n=$(tr -dc 0-9 <"$KUBEMU_STATE"); echo "{\\"header\\": {\\"resourceVersion\\": $((n + 1))}}" >"$KUBEMU_STATE" ;;
esac
`;

const KUBECTL = `#!/usr/bin/env node
const fs = require('node:fs');
const version = () => { try { return JSON.parse(fs.readFileSync(process.env.KUBEMU_STATE)).header.resourceVersion; } catch { return seen; } };
let seen = 0;
if (process.argv[2] === 'watch') {
  console.log('NAME    VERSION');
  setInterval(() => {
    while (seen < version()) console.log('row-' + ++seen + '   ' + seen);
    process.send?.({ resourceVersion: seen });
  }, 5);
} else if (process.argv[2] === 'shell') {
  process.stderr.write("press enter\\n\\n# ");
  let typed = '';
  process.stdin.on('data', (chunk) => {
    typed += chunk;
    for (let end; (end = typed.indexOf('\\n')) >= 0; typed = typed.slice(end + 1)) {
      const line = typed.slice(0, end);
      if (line.startsWith('exit')) { console.log('bye'); process.exit(Number(line.slice(5))); }
      process.stdout.write('you said ' + line + (process.env.KUBEMU_TERMINAL ? '\\n\\n# ' : '\\n'));
    }
  });
} else console.log('version', version());
`;

const patience: Patience = { pause: (ms) => setTimeout(ms), interval: 5, quiet: 5000, limit: 10000 };

/** What came of replaying a text. */
export interface Replayed {
  ok: boolean;
  stdout: string;
  stderr: string;
  /** The file afterwards. */
  text: string;
}

/** Replays a text as the file `doc.md`, with other files beside it. */
export async function replayText(
  text: string,
  options: { print?: boolean; update?: boolean } = {},
  beside: Record<string, string> = {},
): Promise<Replayed> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'replay-test-'));
  const write = (name: string, content: string) => fs.writeFileSync(path.join(folder, name), content, { mode: 0o755 });
  for (const [name, content] of Object.entries({ ...beside, kubemu: KUBEMU, kubectl: KUBECTL, 'doc.md': text })) {
    write(name, content);
  }
  const file = path.join(folder, 'doc.md');
  const out = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr') => ({ write: (chunk: string) => (out[name] += chunk) });
  const { PATH, TMPDIR } = process.env;
  try {
    const ok = await replayFile('doc.md', {
      path: file,
      bin: folder,
      env: { PATH, TMPDIR },
      stdout: sink('stdout'),
      stderr: sink('stderr'),
      patience,
      ...options,
    });
    const plain = (chunk: string) => chunk.replaceAll(`${folder}/`, '');
    return { ok, stdout: plain(out.stdout), stderr: plain(out.stderr), text: fs.readFileSync(file, 'utf8') };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Three backticks, which a template literal cannot hold without noise. */
export const FENCE = '```';

/** A console fence around lines. */
export function consoleFence(...lines: string[]): string {
  return [`${FENCE}console`, ...lines, FENCE, ''].join('\n');
}
