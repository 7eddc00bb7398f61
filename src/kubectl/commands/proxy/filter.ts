/** Whom and what a proxy lets through: `FilterServer` of `k8s.io/kubectl/pkg/proxy`. */
import { compile, type Regexp } from '../../../go/regexp/regexp';
import type { FlagValues } from '../../cli/command';

/** One request as the filter sees it: `host` may carry a port, `path` no query. */
export interface Incoming {
  method: string;
  host: string;
  path: string;
}

/** Makes the test of `--accept-*` and `--reject-*`. Throws where one is no regular expression. */
export function requestFilter(flags: FlagValues): (request: Incoming) => boolean {
  if (flags.bool('disable-filter')) return () => true;
  const [hosts, paths, noPaths, noMethods] = ['accept-hosts', 'accept-paths', 'reject-paths', 'reject-methods'].map(
    (name) => expressions(flags.string(name)),
  ) as [Regexp[], Regexp[], Regexp[], Regexp[]];
  const any = (list: Regexp[], text: string) => list.some((expression) => expression.matchString(text));
  return ({ method, host, path }) =>
    !any(noPaths, path) && !any(noMethods, method) && any(hosts, host.replace(/:\d+$/, '')) && any(paths, path);
}

function expressions(list: string): Regexp[] {
  return list.split(',').map(compile);
}
