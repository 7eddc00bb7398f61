/** Where completions come from: the cluster and the namespace the unfinished command line is about. */
import { openSession, type Session } from '../../../kubemu/state/session';
import type { Context } from '../../cli/command';
import type { FlagValues } from '../../cli/flags/flag-values';
import { type Globals, readGlobals } from '../../cli/flags/global';
import { placeOf } from '../../kubeconfig/place';
import { RESTMapper } from '../../resource/mapper';

/** Opened when something of the cluster is asked for. */
export class Site {
  readonly env: Context['env'];
  readonly cwd: string;
  readonly globals: Globals;
  private opened: Session | undefined;

  constructor(
    { env, cwd }: Pick<Context, 'env' | 'cwd'>,
    private readonly path: readonly string[],
    values: FlagValues,
  ) {
    this.env = env;
    this.cwd = cwd;
    this.globals = readGlobals(values);
  }

  /** Throws when the context or the state cannot be used. */
  get session(): Session {
    const { env, cwd, globals, path } = this;
    this.opened ??= openSession({
      access: 'read',
      globals,
      place: placeOf({ env, cwd, globals, path }),
      env,
      cwd,
      streams: { flush() {}, discard() {} },
    });
    return this.opened;
  }

  get namespace(): string {
    return this.globals.namespace ?? this.session.namespace ?? 'default';
  }

  get mapper(): RESTMapper {
    return new RESTMapper(this.session.client.discovery());
  }

  close(): void {
    this.opened?.close();
  }
}
