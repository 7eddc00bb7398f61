/** The `Context` of one run of a command. */
import type { Context } from './command';
import { UsageError } from './errors';
import type { Found } from './find';
import type { FlagValues } from './flags/flag-values';
import { type Globals, type GlobalValues, readGlobals } from './flags/global';
import { impersonatedUser } from './flags/impersonation';
import { helpText } from './help';
import type { Host } from './host';
import { klogInfo, LOGS_REQUESTS } from './klog';
import type { Access, Session, SessionFactory, SessionRequest } from './session';

/** Built by the root once the flags are read; `open` and `close` enclose the command's run. */
export class CommandContext implements Context {
  readonly globals: Globals;
  readonly streams;
  readonly stdin;
  readonly env;
  readonly cwd;
  readonly binary;
  readonly executable;
  readonly version;
  readonly path: string[];
  readonly given: readonly string[];
  readonly argsLenAtDash: number;
  readonly openSession: SessionFactory;
  readonly commands;
  private opened?: Session;

  constructor(
    private readonly found: Found,
    values: FlagValues,
    private readonly flags: Record<string, unknown>,
    host: Host,
    readonly execute: (argv: string[]) => Promise<number>,
  ) {
    this.globals = readGlobals(flags as GlobalValues);
    this.streams = host.streams;
    this.stdin = host.stdin;
    this.env = host.env;
    this.cwd = host.cwd;
    this.binary = host.binary;
    this.executable = host.executable;
    this.version = host.version;
    this.path = found.path;
    this.given = values.given;
    this.argsLenAtDash = values.argsLenAtDash;
    this.openSession = host.openSession;
    this.commands = host.commands;
  }

  /** Opens the cluster unless the command does without. Throws when the state cannot be used. */
  async open(access: Access): Promise<void> {
    if (access === 'none') return;
    const { path, globals, env, cwd, streams } = this;
    const user = impersonatedUser(this.flags as GlobalValues);
    const request = { access, path, globals, user, env, cwd, streams };
    this.opened = await (globals.verbosity < LOGS_REQUESTS ? this.openSession(request) : this.openLogged(request));
  }

  /** Opens the cluster, and logs what is sent and answered. */
  private async openLogged(request: SessionRequest): Promise<Session> {
    const { RoundTrips } = await import('./round-trips');
    const log = (place: string, text: string) => klogInfo(this, place, text);
    let trips: InstanceType<typeof RoundTrips> | undefined;
    this.opened = await this.openSession({
      ...request,
      observer: (destination) => {
        trips = new RoundTrips(this.globals.verbosity, log, destination);
        return trips.observe;
      },
    });
    trips?.begin();
    return this.opened;
  }

  /** Commits what the command did, whether or not it succeeded, as requests that were answered stay done. */
  async close(): Promise<void> {
    await this.opened?.close();
  }

  get session(): Session {
    if (!this.opened) throw new TypeError(`${this.path.join(' ')} runs without a cluster`);
    return this.opened;
  }

  get namespace(): string {
    return this.globals.namespace ?? this.opened?.namespace ?? 'default';
  }

  get enforceNamespace(): boolean {
    return this.globals.namespace !== undefined;
  }

  help(): string {
    return helpText(this.found);
  }

  usageError(message: string): Error {
    return new UsageError(message, this.path.join(' '));
  }
}
