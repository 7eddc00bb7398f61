/** What strategies see of the cluster while a request is served. */
import { ADMINISTRATOR, type User } from '../../kube/api/authentication/user';
import type { KubeObject } from '../../kube/meta/meta';
import type { RandomStreams } from '../clock/random';
import type { Store } from '../storage/store';
import { objectKey } from '../storage/store';
import type { RequestContext } from './strategy';

/** What the registry stands on. */
export interface RegistryEnvironment {
  store: Store;
  random: RandomStreams;
  /** Simulated time, milliseconds since the epoch. */
  now(): number;
  /** A uid the cluster's profile dictates for an object, by resource and key. */
  presetUID?(resource: string, key: string): string | undefined;
  /** Where services get their addresses. */
  serviceNetwork?: { cidr: string };
  /** Lets controllers do what is due, for a request that waits for what one of them is about to make. */
  letControllersRun?(): void;
  /** Told of what whoever watches objects throws over a change of one. */
  handleCrash?(error: unknown, object: KubeObject): void;
}

/** The store as strategies read it: under the key of a known resource lie objects of its kind. */
function readerOf({ store }: RegistryEnvironment): Pick<RequestContext, 'get' | 'list'> {
  return {
    get: (resource: string, namespace: string | undefined, name: string) =>
      store.get(resource, objectKey(namespace, name)) as never,
    list: (resource: string, namespace?: string) => store.list(resource, namespace) as never[],
  };
}

/** Builds the context of one request; `warn` gets its warnings. */
export function requestContext(
  env: RegistryEnvironment,
  {
    dryRun = false,
    user = ADMINISTRATOR,
    warn = () => {},
  }: { dryRun?: boolean; user?: User; warn?(text: string): void },
): RequestContext {
  return {
    now: env.now(),
    randomSuffix: (stream, length) => env.random.suffix(stream, length),
    randomUID: (stream) => env.random.uid(stream),
    randomInt: (stream, below) => env.random.int(stream, below),
    ...readerOf(env),
    warn,
    dryRun,
    user,
    serviceNetwork: env.serviceNetwork,
  };
}
