/** Which process on which machine owns a file, and whether it still lives: what lock and temporary files carry. */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process, told apart from a later one with the same number by when it started. */
export interface ProcessIdentity {
  /** The machine's name, with only letters, digits, `-` and `_`. */
  host: string;
  /** Where the number means this process: the machine's boot and the namespace of numbers; empty without `/proc`. */
  realm: string;
  pid: number;
  /** Clock ticks since boot as `/proc/<pid>/stat` gives them; empty where there is no `/proc`. */
  start: string;
}

/** What can be said of another process; `unknown` for one of another machine, boot or container. */
export type ProcessState = 'alive' | 'dead' | 'unknown';

let self: ProcessIdentity | undefined;
let tokens = 0;

/** The identity of the running process. */
export function ownIdentity(): ProcessIdentity {
  self ??= {
    host: hostname().replace(/[^\w-]/g, '_'),
    realm: realm(),
    pid: process.pid,
    start: processStat(process.pid)?.start ?? '',
  };
  return self;
}

/** The first digits of the boot's id and the number of the namespace: `4f1c6b2e-4026531836`. */
function realm(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').slice(0, 8);
    return `${boot}-${readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')}`;
  } catch {
    return '';
  }
}

/** Whether an identity is that of the running process. */
export function isSelf({ host, realm, pid, start }: ProcessIdentity): boolean {
  const own = ownIdentity();
  return pid === own.pid && start === own.start && host === own.host && realm === own.realm;
}

/** A name no other process and no other call gets, fit for a file name. */
export function uniqueToken(): string {
  tokens += 1;
  return `${process.pid}-${tokens}-${Math.random().toString(36).slice(2, 12)}`;
}

/** Ten digits or fewer for the name of a temporary file, as Go's os.CreateTemp takes them: any of 32 bits. */
export function uniqueDigits(): string {
  return String(Math.floor(Math.random() * 2 ** 32));
}

/** Whether the process still runs; one that was killed but not yet reaped by its parent counts as dead. */
export function processState(identity: ProcessIdentity): ProcessState {
  const own = ownIdentity();
  if (identity.host !== own.host || identity.realm !== own.realm) return 'unknown';
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'dead';
  }
  const stat = identity.start === '' ? undefined : processStat(identity.pid);
  if (!stat) return 'alive';
  return stat.start === identity.start && !'ZXx'.includes(stat.state) ? 'alive' : 'dead';
}

/** State and start time of a process; the command before them is in brackets and may itself hold brackets and spaces. */
function processStat(pid: number): { state: string; start: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', start: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
