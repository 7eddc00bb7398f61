/** `--rule` of `kubectl create ingress`: `host/path=service:port[,tls[=secret]]`. */

import type { JsonObject } from '../../../go/json/value';
import { parseIntOrString } from '../../../kube/meta/intstr';

/** Whether a rule begins as one must. What comes after the port is not looked at, as in kubectl 1.28. */
export function isIngressRule(rule: string): boolean {
  return /^[\w*\-.]*\/[^,=\n]*=[\w-]+:[\w-]+/.test(rule);
}

/** The backend for `service:port`. */
export function ingressBackend(text: string): JsonObject {
  const [name = '', port = ''] = text.split(':');
  const parsed = parseIntOrString(port);
  return { service: { name, port: typeof parsed === 'number' ? { number: parsed } : { name: parsed } } };
}

interface Rule {
  host: string;
  paths: JsonObject[];
}

/** `spec.rules`: one for every host, in the order they first appear. */
export function ingressRules(rules: readonly string[]): JsonObject[] {
  const byHost = new Map<string, Rule>();
  for (const rule of rules) {
    const { host, path } = splitRule(rule);
    const known = byHost.get(host) ?? { host, paths: [] };
    known.paths.push(httpPath(path));
    byHost.set(host, known);
  }
  return [...byHost.values()].map(({ host, paths }) => ({ host, http: { paths } }));
}

interface TLS extends JsonObject {
  hosts: string[];
  secretName: string;
}

/** `spec.tls`: one entry for every secret, a host only under the first. */
export function ingressTLS(rules: readonly string[]): JsonObject[] {
  const entries: TLS[] = [];
  const hosts = new Set<string>();
  for (const rule of rules) {
    const [, tls, ...more] = rule.split(',');
    const { host } = splitRule(rule);
    if (tls === undefined || more.length > 0 || hosts.has(host)) continue;
    hosts.add(host);
    const secretName = tls.split('=')[1] ?? '';
    const known = entries.find((entry) => entry.secretName === secretName);
    if (known) known.hosts.push(host);
    else if (host || secretName) entries.push({ hosts: host ? [host] : [], secretName });
  }
  return entries;
}

function splitRule(rule: string): { host: string; path: string } {
  const [route = ''] = rule.split(',');
  const slash = route.indexOf('/');
  return { host: route.slice(0, slash), path: route.slice(slash) };
}

/** `/path=service:port`; a `*` at the end of the path makes it a prefix. */
function httpPath(text: string): JsonObject {
  const [path = '', backend = ''] = text.split('=');
  const prefix = path.endsWith('*');
  return {
    path: prefix ? path.slice(0, -1) : path,
    pathType: prefix ? 'Prefix' : 'Exact',
    backend: ingressBackend(backend),
  };
}
