/** Runs one command of a document to its end, in a real shell. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Answer } from './transcript';
import { hideDirectory, type Workspace } from './workspace';

/** No command of a document may take longer, in wall-clock milliseconds. */
const LIMIT = 60_000;

/** What a shell says of a process that a signal ended: 128 and the number of the signal. */
const SIGNALS: Record<string, number> = { SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };

/** The exit status as `$?` would show it. */
export function exitStatus(code: number | null, signal: string | null): number {
  return code ?? SIGNALS[signal ?? ''] ?? 128;
}

/** Runs a command; `merged` gives both streams as one, in the order of writing, as a terminal shows them. */
export function runCommand(workspace: Workspace, command: string, merged: boolean): Promise<Answer> {
  return merged ? runMerged(workspace, command) : runApart(workspace, command);
}

function runApart(workspace: Workspace, command: string): Promise<Answer> {
  const child = spawn(workspace.shell, ['-c', command], {
    cwd: workspace.directory,
    env: workspace.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT,
    killSignal: 'SIGKILL',
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const text = (chunks: Buffer[]) => hideDirectory(workspace, Buffer.concat(chunks).toString());
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ stdout: text(stdout), stderr: text(stderr), code: exitStatus(code, signal) }),
    );
  });
}

/** Two pipes would lose the order of the streams; one file keeps it. */
function runMerged(workspace: Workspace, command: string): Promise<Answer> {
  const file = path.join(workspace.directory, '.kubemu-terminal');
  const output = fs.openSync(file, 'w');
  const child = spawn(workspace.shell, ['-c', command], {
    cwd: workspace.directory,
    env: workspace.env,
    stdio: ['ignore', output, output],
    timeout: LIMIT,
    killSignal: 'SIGKILL',
  });
  fs.closeSync(output);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      const stdout = hideDirectory(workspace, fs.readFileSync(file, 'utf8'));
      fs.rmSync(file);
      resolve({ stdout, stderr: '', code: exitStatus(code, signal) });
    });
  });
}
