/** Finds what is known of an image by its name. */
import type { ImageDefinition } from './definition';
import { echoServers } from './echo-servers';
import { nginx, nginxAlpine } from './nginx';
import { agnhost, helloApp, helloWorld, httpd, nodeHello, pause } from './small-servers';
import { stores } from './stores';
import * as systems from './systems';

/** An image as a container names it. */
export interface FoundImage {
  definition: ImageDefinition;
  /** `docker.io/library/nginx`. */
  repository: string;
  tag: string;
  /** What a profile sets in the environment of every container of the image. */
  env?: Readonly<Record<string, string>>;
}

/** An image nobody knows is taken to be a server that runs and says nothing. */
const unknown: ImageDefinition = {
  repositories: [],
  userland: 'debian',
  entrypoint: ['/server'],
  servers: { '/server': { ports: () => [] } },
};

const DEFINITIONS: readonly ImageDefinition[] = [
  ...[systems.busybox, systems.busyboxPlus, systems.alpine, systems.debian, systems.redHat, systems.networkTools],
  ...[systems.dnsUtils, systems.curlImages, ...systems.interpreters, nginx, httpd, pause, helloApp, nodeHello],
  ...[helloWorld, agnhost, ...stores, ...echoServers],
];

const byRepository = new Map(DEFINITIONS.flatMap((one) => one.repositories.map((repository) => [repository, one])));

/** The image of that name. */
export function findImage(reference: string): FoundImage {
  const { repository, tag } = splitReference(reference);
  const definition = byRepository.get(repository) ?? unknown;
  return { definition: tag.includes('alpine') ? inAlpine(definition) : definition, repository, tag };
}

/** The same in an Alpine instead of a Debian, where its tag says so. */
function inAlpine(definition: ImageDefinition): ImageDefinition {
  if (definition === nginx) return nginxAlpine;
  return definition.userland === 'debian' && definition !== unknown
    ? { ...definition, userland: 'alpine' }
    : definition;
}

/** What the name of an image consists of, completed as container runtimes do. */
function splitReference(reference: string): { repository: string; tag: string } {
  const [named = ''] = reference.split('@');
  const slash = named.lastIndexOf('/');
  const colon = named.indexOf(':', slash + 1);
  const name = colon < 0 ? named : named.slice(0, colon);
  const first = name.split('/')[0] ?? '';
  const hasDomain = name.includes('/') && /[.:]|^localhost$/.test(first);
  const repository = hasDomain ? name : name.includes('/') ? `docker.io/${name}` : `docker.io/library/${name}`;
  return {
    repository: repository.replace(/^index\.docker\.io\//, 'docker.io/'),
    tag: colon < 0 ? 'latest' : named.slice(colon + 1),
  };
}
