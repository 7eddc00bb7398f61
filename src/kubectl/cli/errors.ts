/** Turns whatever a command throws into kubectl's words on stderr and an exit code: cmdutil.CheckErr. */

import { Interrupted } from '../../control-plane/clock/interrupt';
import { quote } from '../../go/strconv/quote';
import { StatusError } from '../../kube/errors/status-error';

/** Ends the command with this code; with a message, the message is printed as it is (a newline is added). */
export class ExitError extends Error {
  constructor(
    readonly code: number,
    message = '',
  ) {
    super(message);
    this.name = 'ExitError';
  }
}

/** Wrong use of a command: `error: message`, then where to find help. */
export class UsageError extends Error {
  constructor(message: string, commandPath: string) {
    super(`${message}\nSee '${commandPath} -h' for help and examples`);
    this.name = 'UsageError';
  }
}

/** Several errors at once (utilerrors.Aggregate): each is printed on a line of its own. */
export class Aggregate extends Error {
  /** As given: an aggregate among them stays one, and is printed as `[one, two]`. */
  readonly errors: readonly Error[];
  constructor(errors: readonly Error[]) {
    const messages = [...new Set(flatten(errors).map((err) => err.message))];
    super(messages.length === 1 ? messages[0] : `[${messages.join(', ')}]`);
    this.name = 'Aggregate';
    this.errors = errors;
  }
}

function flatten(errors: readonly Error[]): Error[] {
  return errors.flatMap((err) => (err instanceof Aggregate ? flatten(err.errors) : [err]));
}

/** Leaves out the errors `ignored` accepts, also from an aggregate (utilerrors.FilterOut). */
export function filterOut(err: Error | undefined, ignored: (err: Error) => boolean): Error | undefined {
  if (!(err instanceof Aggregate)) return err && ignored(err) ? undefined : err;
  const left = err.errors.map((inner) => filterOut(inner, ignored)).filter((inner) => inner !== undefined);
  return left.length > 0 ? new Aggregate(left) : undefined;
}

/** Whether the server said there is no such thing. */
export function isNotFound(err: unknown): boolean {
  return err instanceof StatusError && err.reason === 'NotFound';
}

/** No error for an empty list, the error itself for one, an `Aggregate` for more. */
export function aggregate(errors: readonly Error[]): Error | undefined {
  return errors.length < 2 ? errors[0] : new Aggregate(errors);
}

/** Asked for a resource nothing serves: meta.NoResourceMatchError. */
export class NoResourceMatchError extends Error {
  constructor(resource: string, group = '', version = '') {
    const place = [group && `group ${quote(group)}`, version && `version ${quote(version)}`]
      .filter(Boolean)
      .join(' and ');
    super(`the server doesn't have a resource type ${quote(resource)}${place && ` in ${place}`}`);
    this.name = 'NoResourceMatchError';
  }
}

/** An object's kind is served by nobody: meta.NoKindMatchError. */
export class NoKindMatchError extends Error {
  constructor(
    readonly kind: string,
    readonly groupVersion: string,
  ) {
    super(`no matches for kind ${quote(kind)} in version ${quote(groupVersion)}`);
    this.name = 'NoKindMatchError';
  }
}

/** What is to be printed on stderr, and the exit code. */
export interface Failure {
  text: string;
  code: number;
}

/** Words an error as kubectl does. Never throws; an error of our own making is one line without a stack trace. */
export function checkErr(thrown: unknown): Failure {
  const { text, code } = describe(thrown);
  return { text: text === '' || text.endsWith('\n') ? text : `${text}\n`, code };
}

function describe(thrown: unknown): Failure {
  if (thrown instanceof ExitError) return { text: thrown.message, code: thrown.code };
  if (thrown instanceof Interrupted) return { text: '', code: 1 };
  if (!(thrown instanceof Error)) return { text: `error: internal error: ${String(thrown)}`, code: 1 };
  return describeUnwrapped(
    thrown instanceof Aggregate && thrown.errors.length === 1 ? (thrown.errors[0] as Error) : thrown,
  );
}

/** Only one aggregate of one is looked through; what is inside may be another. */
function describeUnwrapped(thrown: Error): Failure {
  if (thrown instanceof ExitError) return { text: thrown.message, code: thrown.code };
  if (thrown instanceof StatusError && thrown.reason === 'Invalid') return { text: invalidMessage(thrown), code: 1 };
  if (thrown instanceof NoResourceMatchError) return { text: thrown.message, code: 1 };
  if (thrown instanceof Aggregate)
    return { text: thrown.errors.map((e) => `${messageForError(e)}\n`).join(''), code: 1 };
  const standard = standardErrorMessage(thrown);
  if (standard !== undefined) return { text: standard, code: 1 };
  // Go's stack grows; here some thousand levels of nesting are the end.
  if (thrown instanceof RangeError && thrown.message.includes('call stack'))
    return { text: 'error: nested too deeply', code: 1 };
  if (isProgrammingError(thrown))
    return { text: `error: internal error: ${thrown.name}: ${firstLine(thrown.message)}`, code: 1 };
  return { text: thrown.message.startsWith('error: ') ? thrown.message : `error: ${thrown.message}`, code: 1 };
}

/** The message of an error as one of several: what the server said, or the bare text. */
function messageForError(err: Error): string {
  return standardErrorMessage(err) ?? err.message;
}

/** `Error from server (Reason): message` for what the server refused (cmdutil.StandardErrorMessage), else undefined. */
function standardErrorMessage(err: Error): string | undefined {
  if (!(err instanceof StatusError)) return undefined;
  if (err.reason === 'Unauthorized') return `error: You must be logged in to the server (${err.message})`;
  return err.reason ? `Error from server (${err.reason}): ${err.message}` : `Error from server: ${err.message}`;
}

/** `error when creating "x.yaml": ...` around an error, keeping what kind it is (cmdutil.AddSourceToErr). */
export function addSourceToError(verb: string, source: string, err: Error): Error {
  if (source === '') return err;
  const message = `error when ${verb} ${quote(source)}: ${err.message}`;
  if (!(err instanceof StatusError)) return new Error(message);
  return new StatusError(err.status.code, err.reason, message, err.status.details);
}

function invalidMessage({ status }: StatusError): string {
  const { details, message } = status;
  if (!details) return message ? `The request is invalid: ${message}` : 'The request is invalid';
  const causes = details.causes ?? [];
  let head = 'The request is invalid';
  if (details.kind || details.name) head = `The ${details.kind ?? ''} ${quote(details.name ?? '')} is invalid`;
  else if (message && causes.length === 0) head += `: ${message}`;
  if (causes.length === 0) return head;
  const lines = [...new Set(causes.map((cause) => `${cause.field ?? ''}: ${cause.message ?? ''}`))];
  return lines.length === 1 ? `${head}: ${lines[0]}\n` : `${head}: \n${lines.map((line) => `* ${line}\n`).join('')}`;
}

/** The engine's own errors are mistakes in kubemu, not in the use of it. */
function isProgrammingError(err: Error): boolean {
  return [TypeError, ReferenceError, RangeError, SyntaxError].some((type) => err instanceof type);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
