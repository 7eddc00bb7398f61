/** Whom and what a proxy lets through: `FilterServer` of `k8s.io/kubectl/pkg/proxy`. */

import { compile, type Regexp } from '../../../go/regexp/regexp';
import type { Flags } from './flags';

/** One request as the filter sees it: `host` may carry a port, `path` no query. */
export interface Incoming {
  method: string;
  host: string;
  path: string;
}

/** Makes the test of `--accept-*` and `--reject-*`. Throws where one is no regular expression. */
export function requestFilter(flags: Flags): (request: Incoming) => boolean {
  if (flags['disable-filter']) return () => true;
  const hosts = expressions(flags['accept-hosts']);
  const paths = expressions(flags['accept-paths']);
  const noPaths = expressions(flags['reject-paths']);
  const noMethods = expressions(flags['reject-methods']);
  const any = (list: Regexp[], text: string) => list.some((expression) => expression.matchString(text));
  return ({ method, host, path }) =>
    !any(noPaths, path) && !any(noMethods, method) && any(hosts, host.replace(/:\d+$/, '')) && any(paths, path);
}

function expressions(list: string): Regexp[] {
  return list.split(',').map(compile);
}
