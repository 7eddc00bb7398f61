/** Where a command's requests go: the cluster and the namespace of the context in force. */

import path from 'node:path';
import { quote } from '../../go/strconv/quote';
import { ExitError } from '../cli/errors';
import type { Globals } from '../cli/flags/global';
import type { Destination } from '../cli/round-trips';
import { KubeconfigAccess } from './access';
import { BUILT_IN, type Entry, type Kubeconfig } from './kubeconfig';
import { stateFilePath } from './state-path';

/** The state file of the context's cluster, and what the context says besides. */
export interface ClientConfig {
  stateFile: string;
  /** The namespace of the context, if it has one. */
  namespace?: string;
  /** The state file of the built-in cluster, which another one resembles at its birth. */
  beside?: string;
}

/** What is known of the command. */
export interface Request {
  globals: Globals;
  env: Record<string, string | undefined>;
  cwd: string;
  /** `['kubectl', 'get']`. */
  path: readonly string[];
}

/**
 * The place of a command. Without a kubeconfig that costs no more than a look whether there is one. Throws in kubectl's
 * words for contexts, clusters and users that are not there.
 */
export function clientConfigOf(request: Request): ClientConfig {
  const { globals, env, cwd } = request;
  const stateFile = stateFilePath(globals.stateFile, env, cwd);
  const access = new KubeconfigAccess(request);
  const overridden = globals.context ?? globals.cluster ?? globals.user;
  if (overridden === undefined && access.isBuiltIn) return { stateFile };
  if (access.explicit && !access.exists(access.explicit))
    throw new Error(`stat ${access.explicit}: no such file or directory`);
  const config = access.load();
  const context = contextOf(config, request);
  checkUser(config, globals.user);
  const cluster = clusterOf(config, context, request);
  const namespace = (context?.fields.namespace as string | undefined) || undefined;
  if (cluster === BUILT_IN) return { stateFile, namespace };
  return { stateFile: siblingOf(stateFile, cluster), namespace, beside: stateFile };
}

/** Where the requests of a command go, and which file says so. Throws what `placeOf` throws. */
export function destinationOf(request: Request): Destination {
  const access = new KubeconfigAccess(request);
  const config = access.load();
  const context = contextOf(config, request);
  const cluster = config.clusters.get(clusterOf(config, context, request));
  return { server: String(cluster?.fields.server ?? ''), configFile: access.resolve(access.defaultFile) };
}

/** `prod` beside `cluster.json` is `cluster.prod.json`. */
function siblingOf(stateFile: string, cluster: string): string {
  const { dir, name, ext } = path.parse(stateFile);
  const safe = cluster.replace(/[^A-Za-z0-9._-]/g, (char) => encodeURIComponent(char).replace(/[^A-Za-z0-9%]/g, '_'));
  return path.join(dir, `${name}.${safe}${ext}`);
}

function contextOf(config: Kubeconfig, request: Request): Entry | undefined {
  const name = request.globals.context ?? config.currentContext;
  const context = config.contexts.get(name);
  if (context || name === '') return context;
  if (request.path[0] === 'kubemu' && request.globals.context === undefined) return undefined;
  throw asksForNamespace(request)
    ? new ExitError(1, `Error in configuration: context was not found for specified context: ${name}`)
    : new Error(`context ${quote(name)} does not exist`);
}

function checkUser(config: Kubeconfig, user: string | undefined): void {
  if (user !== undefined && !config.users.has(user)) throw new Error(`auth info ${quote(user)} does not exist`);
}

/** The name of the cluster that is meant. A context without one leads kubectl to where nobody listens. */
function clusterOf(config: Kubeconfig, context: Entry | undefined, request: Request): string {
  const { cluster: given } = request.globals;
  if (given !== undefined && !config.clusters.has(given))
    throw new Error(
      asksForNamespace(request)
        ? `no server found for cluster ${quote(given)}`
        : `cluster ${quote(given)} does not exist`,
    );
  const name = given ?? ((context?.fields.cluster as string | undefined) || '');
  if (config.clusters.get(name)?.fields.server) return name;
  // kubemu's own commands are about the simulation, which is there whatever the context says.
  if (request.path[0] === 'kubemu' && given === undefined) return BUILT_IN;
  throw new ExitError(
    1,
    'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
  );
}

/**
 * Whether kubectl v1.28 first asks for the namespace in force and trips over a bad context there, or makes its client
 * first: the error has other words.
 */
function asksForNamespace({ globals, path: [, command = '', subcommand] }: Request): boolean {
  if (globals.namespace !== undefined) return false;
  if (command === 'top') return subcommand === 'pod';
  if (command === 'auth') return subcommand === 'reconcile';
  if (command === 'create') return subcommand === 'token';
  return !CLIENT_FIRST.includes(command);
}

const CLIENT_FIRST = [
  'api-resources',
  'api-versions',
  'apply',
  'autoscale',
  'certificate',
  'cluster-info',
  'cordon',
  'diff',
  'drain',
  'explain',
  'expose',
  'proxy',
  'replace',
  'run',
  'uncordon',
  'version',
  'wait',
];
