/** Requests from a container to other pods, and what the servers people like to run in lectures answer. */

import type { Container, Pod } from '../../kube/api/core/v1';
import { isHeadless } from '../../kube/core/service';
import { parseImage } from '../images/image';
import { nginxError, nginxWelcome } from '../images/web-pages';
import { mountedFiles } from '../machine/mounted-files';
import { createSite, type Site } from '../shell/site';
import { endpoints, hostname, services } from './cluster-view';
import { resolve } from './dns';
import { searchDomains } from './network-files';

/** How a request went: an answer, or why there was none. */
export type Response =
  | { kind: 'answer'; address: string; status: number; body: string }
  | { kind: 'unresolved' }
  | { kind: 'refused'; address: string }
  | { kind: 'silent'; address: string };

export interface Request {
  host: string;
  port: number;
  path: string;
}

/** Reads `http://host:port/path`; the scheme and all but the host may be missing. */
export function parseUrl(text: string): Request {
  const [, host = '', port, path = '/'] = /^(?:http:\/\/)?([^/:]+)(?::(\d+))?(\/[^?#]*)?/.exec(text) ?? [];
  return { host, port: Number(port ?? 80), path };
}

/** Sends a request from a container. */
export function request({ host, port, path }: Request, site: Site): Response {
  const local = host === 'localhost' || host === '127.0.0.1' || host === hostname(site.pod);
  const own = site.pod.status?.podIP ?? '';
  const [address] = local ? [own] : resolve(site.cluster, host, searchDomains(site.pod));
  if (address === undefined) return { kind: 'unresolved' };
  const target = behind(address, port, site);
  if (target === 'silent') return { kind: 'silent', address };
  const found = serverAt(target.address, target.port, site);
  if (!found) return { kind: 'refused', address };
  return { kind: 'answer', address: local ? '127.0.0.1' : address, ...answer(found.pod, found.container, path, site) };
}

/** Where the address of a service leads; other addresses lead to themselves. */
function behind(address: string, port: number, { cluster }: Site): { address: string; port: number } | 'silent' {
  const found = services(cluster).find(({ spec }) => spec.clusterIP === address);
  if (!found || isHeadless(found)) return { address, port };
  const wanted = found.spec.ports?.find((servicePort) => servicePort.port === port);
  const subsets = endpoints(cluster, found.metadata.namespace ?? '', found.metadata.name)?.subsets ?? [];
  for (const { addresses = [], ports = [] } of wanted ? subsets : []) {
    const target = ports.find(({ name }) => (name ?? '') === (wanted?.name ?? ''));
    if (addresses[0] && target) return { address: addresses[0].ip, port: target.port };
  }
  return 'silent';
}

function serverAt(address: string, port: number, { cluster }: Site): { pod: Pod; container: Container } | undefined {
  const pods = cluster.list('pods') as readonly Pod[];
  const pod = pods.find(({ status }) => status?.podIP === address && status.phase === 'Running');
  const container = pod?.spec.containers.find((one) => listens(one, port));
  return pod && container && { pod, container };
}

function listens({ image = '', ports = [] }: Container, port: number): boolean {
  const { name } = parseImage(image);
  return ports.some(({ containerPort }) => containerPort === port) || (/^(nginx|httpd)/.test(name) && port === 80);
}

function answer(pod: Pod, container: Container, path: string, site: Site): { status: number; body: string } {
  const { name, tag } = parseImage(container.image ?? '');
  const written = site.filesOf(pod, container);
  const mounts = mountedFiles(createSite({ ...site, pod, container }));
  const files: Record<string, string> = Object.assign({}, ...mounts.map((mount) => mount.files), written);
  const root = name.startsWith('httpd') ? '/usr/local/apache2/htdocs' : '/usr/share/nginx/html';
  const file = files[`${root}${path.endsWith('/') ? `${path}index.html` : path}`];
  if (file !== undefined) return { status: 200, body: file };
  if (name.startsWith('hello-app')) {
    return {
      status: 200,
      body: `Hello, world!\nVersion: ${tag === '2.0' ? '2.0.0' : '1.0.0'}\nHostname: ${hostname(pod)}\n`,
    };
  }
  const covered = mounts.some(({ folder }) => folder === root);
  if (name.startsWith('httpd') && path === '/')
    return { status: 200, body: '<html><body><h1>It works!</h1></body></html>\n' };
  if (!name.startsWith('nginx')) return { status: path === '/' ? 200 : 404, body: '' };
  if (path === '/' && !covered) return { status: 200, body: nginxWelcome(tag) };
  return nginxError(path === '/' ? 403 : 404, tag);
}
