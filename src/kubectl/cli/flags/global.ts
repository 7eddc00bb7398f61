/** The flags every command accepts: what `kubectl options` lists, and kubemu's own `--state`. */
import type { Flag } from './flag';
import type { FlagValues } from './flag-values';

/** The global flags in the order of their names. `cacheDir` is the default kubectl computes from the home folder. */
export function globalFlags(binary: string, home: string): Flag[] {
  const text = (name: string, usage: string, rest: Partial<Flag> = {}): Flag => ({
    name,
    type: 'string',
    usage,
    ...rest,
  });
  const flag = (name: string, type: Flag['type'], usage: string, rest: Partial<Flag> = {}): Flag => ({
    name,
    type,
    usage,
    ...rest,
  });
  return [
    text('as', 'User to act as for this request: a person, or a service account of a namespace.'),
    flag('as-group', 'stringArray', 'Group to act as for this request; repeat it for more groups.'),
    text('as-uid', 'UID to act as for this request.'),
    text('cache-dir', 'Folder for cached answers', { default: `${home}/.kube/cache` }),
    text('certificate-authority', 'File with the certificate of the authority to trust'),
    text('client-certificate', 'File with the client certificate for TLS'),
    text('client-key', 'File with the client key for TLS'),
    text('cluster', 'Cluster of the kubeconfig to use'),
    text('context', 'Context of the kubeconfig to use'),
    flag('disable-compression', 'bool', 'Ask the server for uncompressed answers'),
    flag('insecure-skip-tls-verify', 'bool', 'Accept any certificate from the server. This makes HTTPS insecure'),
    text('kubeconfig', 'Kubeconfig file to use for this request.'),
    flag('log-flush-frequency', 'duration', 'Longest time between two writes of the log', { default: '5s' }),
    flag('match-server-version', 'bool', 'Insist on a server of the same version as this client'),
    text('namespace', 'Namespace of this request', { shorthand: 'n' }),
    text('password', 'Password for basic authentication'),
    text('profile', 'Profile to record. One of (none|cpu|heap|goroutine|threadcreate|block|mutex)', {
      default: 'none',
    }),
    text('profile-output', 'File the recorded profile goes to', { default: 'profile.pprof' }),
    text(
      'request-timeout',
      'How long to wait for one answer of the server, with a unit (1s, 2m, 3h). Zero waits for ever.',
      { default: '0' },
    ),
    text('server', 'Address and port of the API server', { shorthand: 's' }),
    text('state', 'File that holds the simulated cluster (default $KUBEMU_STATE, or ~/.kubemu/cluster.json)', {
      hidden: binary === 'kubectl',
    }),
    text('tls-server-name', "Name to expect in the server's certificate, when it is not the host's"),
    text('token', 'Bearer token for authentication'),
    text('user', 'User of the kubeconfig to use'),
    text('username', 'User name for basic authentication'),
    flag('v', 'int32', 'How much to log', { shorthand: 'v' }),
    flag('vmodule', 'moduleSpec', 'List of pattern=N, separated by commas: how much to log by file'),
    flag('warnings-as-errors', 'bool', 'Fail when the server warns'),
  ];
}

/** The global flags as commands use them. */
export interface Globals {
  /** `--namespace`, undefined when not given. */
  namespace?: string;
  context?: string;
  cluster?: string;
  user?: string;
  kubeconfig?: string;
  /** `--state`. */
  stateFile?: string;
  /** `--request-timeout`, as it was given. */
  requestTimeout?: string;
  /** `--v`. */
  verbosity: number;
  warningsAsErrors: boolean;
}

/**
 * Picks the global flags out of a command's values; an empty text counts as not given, and so does a flag the command
 * has put one of its own in the place of (`--user` of `create rolebinding`).
 */
export function readGlobals(values: FlagValues): Globals {
  const text = (name: string) => (values.typeOf(name) === 'string' && values.string(name)) || undefined;
  return {
    namespace: text('namespace'),
    context: text('context'),
    cluster: text('cluster'),
    user: text('user'),
    kubeconfig: text('kubeconfig'),
    stateFile: text('state'),
    requestTimeout: text('request-timeout'),
    verbosity: values.int('v'),
    warningsAsErrors: values.bool('warnings-as-errors'),
  };
}
