/** Paths of the API: `/api/v1/namespaces/default/pods/web-0/status` and what they are about. */
import type { Target } from '../request';

/** What a path addresses: an object or collection of the API, or one of the documents that describe it. */
export type Route = { kind: 'resource'; target: Target } | { kind: 'document'; path: string };

/** Takes a path apart; whether anything is served there is found out later. */
export function parsePath(path: string): Route {
  const parts = path.split('/').filter((part) => part !== '');
  const core = parts[0] === 'api';
  const start = core ? 2 : 3;
  if ((!core && parts[0] !== 'apis') || parts.length <= start) return { kind: 'document', path: `/${parts.join('/')}` };
  const group = core ? '' : (parts[1] ?? '');
  const version = parts[start - 1] ?? '';
  const rest = parts.slice(start).map(decodeURIComponent);
  return { kind: 'resource', target: { group, version, ...resourceIn(rest) } };
}

function resourceIn(rest: string[]): Omit<Target, 'group' | 'version'> {
  const [first = '', second, third, ...others] = rest;
  // `namespaces/x/status` is about a namespace, `namespaces/x/pods` about what is in it.
  if (first === 'namespaces' && third !== undefined && third !== 'status' && third !== 'finalize') {
    const [name, subresource] = others;
    return { namespace: second, resource: third, ...(name ? { name } : {}), ...(subresource ? { subresource } : {}) };
  }
  return { resource: first, ...(second ? { name: second } : {}), ...(third ? { subresource: third } : {}) };
}
