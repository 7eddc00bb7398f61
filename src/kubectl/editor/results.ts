/** What came of one round of editing, and why the next one is needed (editResults of kubectl). */

import { quote } from '../../go/strconv/quote';
import { StatusError } from '../../kube/errors/status-error';
import { isNotFound } from '../cli/errors';
import { type Info, mappingOf } from '../resource/info';

/** A reason for editing again: a line, and a list below it. */
export interface EditReason {
  head: string;
  other: string[];
}

/** Collects what the server refused. */
export class EditResults {
  readonly reasons: EditReason[] = [];
  /** Changes another try may make. */
  retryable = 0;
  /** Objects that are gone. */
  notFound = 0;
  /** Objects that have to be edited again. */
  invalid = 0;

  constructor(
    /** The file with the changes; empty before the first round. */
    readonly file = '',
  ) {}

  /** Files an error under what can be done about it, and gives the line that says so. */
  add(err: Error, info: Info): string {
    const { resource, group } = mappingOf(info);
    const name = `${group ? `${resource}.${group}` : resource} ${quote(info.name)}`;
    if (isInvalid(err)) {
      this.invalid++;
      const causes = err.status.details?.causes ?? [];
      const other = causes.map(({ field = '', message = '' }) => `${field}: ${message}`);
      this.reasons.push({ head: `${name} was not valid`, other });
      return `error: ${name} is invalid`;
    }
    if (isNotFound(err)) {
      this.notFound++;
      return `error: ${name} could not be found on the server`;
    }
    this.retryable++;
    return `error: ${name} could not be patched: ${err.message}`;
  }
}

const isInvalid = (err: Error): err is StatusError => err instanceof StatusError && err.reason === 'Invalid';
