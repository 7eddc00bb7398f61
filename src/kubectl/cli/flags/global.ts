/** The flags every command accepts: what `kubectl options` lists, and kubemu's own `--state`. */
import { flag, type ValuesOf } from './declare';

/** The global flags in the order of their names. `cacheDir` is the default kubectl computes from the home folder. */
export function globalFlags(binary: string, home: string) {
  return {
    as: flag.string('User to act as for this request: a person, or a service account of a namespace.'),
    'as-group': flag.stringArray('Group to act as for this request; repeat it for more groups.'),
    'as-uid': flag.string('UID to act as for this request.'),
    'cache-dir': flag.string('Folder for cached answers', { default: `${home}/.kube/cache` }),
    'certificate-authority': flag.string('File with the certificate of the authority to trust'),
    'client-certificate': flag.string('File with the client certificate for TLS'),
    'client-key': flag.string('File with the client key for TLS'),
    cluster: flag.string('Cluster of the kubeconfig to use'),
    context: flag.string('Context of the kubeconfig to use'),
    'disable-compression': flag.bool('Ask the server for uncompressed answers'),
    'insecure-skip-tls-verify': flag.bool('Accept any certificate from the server. This makes HTTPS insecure'),
    kubeconfig: flag.string('Kubeconfig file to use for this request.'),
    'log-flush-frequency': flag.duration('Longest time between two writes of the log', { default: '5s' }),
    'match-server-version': flag.bool('Insist on a server of the same version as this client'),
    namespace: flag.string('Namespace of this request', { shorthand: 'n' }),
    password: flag.string('Password for basic authentication'),
    profile: flag.string('Profile to record. One of (none|cpu|heap|goroutine|threadcreate|block|mutex)', {
      default: 'none',
    }),
    'profile-output': flag.string('File the recorded profile goes to', { default: 'profile.pprof' }),
    'request-timeout': flag.string(
      'How long to wait for one answer of the server, with a unit (1s, 2m, 3h). Zero waits for ever.',
      { default: '0' },
    ),
    server: flag.string('Address and port of the API server', { shorthand: 's' }),
    state: flag.string('File that holds the simulated cluster (default $KUBEMU_STATE, or ~/.kubemu/cluster.json)', {
      hidden: binary === 'kubectl',
    }),
    'tls-server-name': flag.string("Name to expect in the server's certificate, when it is not the host's"),
    token: flag.string('Bearer token for authentication'),
    user: flag.string('User of the kubeconfig to use'),
    username: flag.string('User name for basic authentication'),
    v: flag.int32('How much to log', { shorthand: 'v' }),
    vmodule: flag.moduleSpec('List of pattern=N, separated by commas: how much to log by file'),
    'warnings-as-errors': flag.bool('Fail when the server warns'),
  };
}

/** Their values. */
export type GlobalValues = ValuesOf<ReturnType<typeof globalFlags>>;

/** The global flags as commands use them. */
export interface Globals {
  /** `--namespace`, undefined when not given. */
  namespace?: string;
  context?: string;
  cluster?: string;
  user?: string;
  kubeconfig?: string;
  server?: string;
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
export function readGlobals(flags: GlobalValues): Globals {
  const text = (value: unknown) => (typeof value === 'string' && value) || undefined;
  return {
    namespace: text(flags.namespace),
    context: text(flags.context),
    cluster: text(flags.cluster),
    user: text(flags.user),
    kubeconfig: text(flags.kubeconfig),
    server: text(flags.server),
    stateFile: text(flags.state),
    requestTimeout: text(flags['request-timeout']),
    verbosity: flags.v,
    warningsAsErrors: flags['warnings-as-errors'],
  };
}
