/** Where completions come from: the cluster and the namespace the unfinished command line is about. */
import type { Context } from '../../cli/command';
import type { FlagValues } from '../../cli/flags/flag-values';
import { type Globals, type GlobalValues, readGlobals } from '../../cli/flags/global';
import type { Session } from '../../cli/session';
import { RESTMapper } from '../../resource/mapper';

/** The cluster of an unfinished command line. Looking at it throws where its context or its state cannot be used. */
export class CompletionFactory {
  private constructor(
    readonly env: Context['env'],
    readonly cwd: string,
    readonly globals: Globals,
    private readonly opened: Session | Error,
  ) {}

  /** Opens the cluster of the command at `path` with the flags typed so far. */
  static async open(ctx: Context, path: readonly string[], values: FlagValues): Promise<CompletionFactory> {
    const { env, cwd } = ctx;
    const globals = readGlobals(values.all() as GlobalValues);
    const streams = { flush() {}, discard() {} };
    try {
      const session = await ctx.openSession({ access: 'read', path, globals, env, cwd, streams });
      return new CompletionFactory(env, cwd, globals, session);
    } catch (error) {
      return new CompletionFactory(env, cwd, globals, error as Error);
    }
  }

  get session(): Session {
    if (this.opened instanceof Error) throw this.opened;
    return this.opened;
  }

  get namespace(): string {
    return this.globals.namespace ?? this.session.namespace ?? 'default';
  }

  get mapper(): RESTMapper {
    return new RESTMapper(this.session.client.discovery());
  }

  close(): void {
    if (!(this.opened instanceof Error)) this.opened.close();
  }
}
