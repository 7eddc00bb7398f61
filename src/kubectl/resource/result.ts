/** What a builder found: `resource.Result`. */
import { filterOut, isNotFound } from '../cli/errors';
import type { Info } from './info';
import type { Visitor } from './visitor';

/** Objects to be visited, in order, and how they were asked for. */
export class Result {
  private ignored: (err: Error) => boolean = () => false;

  constructor(
    private readonly visitor: Visitor,
    /** One object was asked for, so it is printed by itself and not in a list. */
    readonly singleItemImplied: boolean,
    /** Objects were named, not selected. */
    readonly targetsSingleItems: boolean,
    /** Why nothing could even be looked for (Result.Err): what was asked for makes no sense. */
    readonly failure?: Error,
  ) {}

  /** A result that is nothing but an error. */
  static failed(err: Error): Result {
    return new Result(() => err, false, false, err);
  }

  /** Objects the server does not have are passed over: `--ignore-not-found`. */
  ignoreNotFound(): this {
    this.ignored = isNotFound;
    return this;
  }

  /**
   * Calls `fn` with every object. Throws what went wrong, be it in finding the objects or thrown by `fn`: the first
   * error, or with `continueOnError` all of them when the rest has been visited.
   */
  visit(fn: (info: Info) => void): void {
    const err = filterOut(this.run(fn), this.ignored);
    if (err) throw err;
  }

  /** Every object that could be found, and what went wrong with the others. */
  collect(): { infos: Info[]; error?: Error } {
    const infos: Info[] = [];
    const error = filterOut(
      this.run((info) => void infos.push(info)),
      this.ignored,
    );
    return error ? { infos, error } : { infos };
  }

  /** Every object. Throws when any could not be found (Result.Infos). */
  infos(): Info[] {
    const { infos, error } = this.collect();
    if (error) throw error;
    return infos;
  }

  private run(fn: (info: Info) => void): Error | undefined {
    return this.visitor((info, err) => {
      if (err || !info) return err;
      try {
        fn(info);
      } catch (thrown) {
        return thrown as Error;
      }
      return undefined;
    });
  }
}
