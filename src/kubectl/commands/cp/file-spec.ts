/** What stands on the command line of `kubectl cp`: `[[namespace/]pod:]path`. */

export interface FileSpec {
  namespace: string;
  /** Empty for a file of this machine. */
  pod: string;
  file: string;
}

/** Takes a specification apart (extractFileSpec). Throws for one that is none. */
export function parseFileSpec(text: string): FileSpec {
  const colon = text.indexOf(':');
  if (colon === 0) throw badSpec();
  if (colon < 0) return { namespace: '', pod: '', file: text };
  const [first = '', second, ...more] = text.slice(0, colon).split('/');
  if (more.length > 0) throw badSpec();
  const file = text.slice(colon + 1);
  return second === undefined ? { namespace: '', pod: first, file } : { namespace: first, pod: second, file };
}

const badSpec = () => new Error('filespec must match the canonical format: [[namespace/]pod:]file/path');
