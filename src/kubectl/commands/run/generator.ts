/** The pod and the service `kubectl run` makes: generators run-pod/v1 and service/v2 of kubectl. */

import { setField } from '../../../go/json/field';
import type { JsonObject } from '../../../go/json/value';
import { parseInteger } from '../../../go/strconv/strconv';
import type { KubeObject } from '../../../kube/meta/meta';
import { isEnvVarName } from '../../../kube/names/name-formats';
import { encodeTyped } from '../../../kube/schema/strict-decode';
import { parsePairs } from '../../options/pairs';
import type { Flags } from './flags';

/** What the pod is made from: its name, the arguments behind it, and the flags. */
export interface PodParameters {
  name: string;
  args: string[];
  flags: Flags;
}

/** The pod. Throws for the first parameter that cannot be read, in the generator's order. */
export function generatePod({ name, args, flags }: PodParameters): KubeObject {
  if (name === '') throw new Error('Parameter: name is required');
  const env = parseEnv(flags.env);
  const annotations = parsePairs(flags.annotations, 'annotations', false).added;
  const labels = flags.labels ? parseLabels(flags.labels) : { run: name };
  const port = flags.port ? parsePort(flags.port) : undefined;
  const stdin = flags.stdin;
  return typed('Pod', {
    metadata: { name, labels, annotations },
    spec: {
      containers: [
        {
          name,
          image: flags.image,
          ...(args.length > 0 ? { [flags.command ? 'command' : 'args']: args } : {}),
          ...(port !== undefined ? { ports: [{ containerPort: port }] } : {}),
          env,
          imagePullPolicy: flags['image-pull-policy'],
          ...(flags.privileged ? { securityContext: { privileged: true } } : {}),
          stdin,
          stdinOnce: stdin && !flags['leave-stdin-open'],
          tty: flags.tty,
        },
      ],
      restartPolicy: flags.restart || 'Always',
      dnsPolicy: 'ClusterFirst',
    },
  });
}

/** The service of `--expose`. Throws like `generatePod`. */
export function generateService({ name, flags }: PodParameters): KubeObject {
  const labels = flags.labels;
  const port = parsePort(flags.port);
  return typed('Service', {
    metadata: { name, ...(labels ? { labels: parseLabels(labels) } : {}) },
    spec: {
      ports: [{ protocol: 'TCP', port, targetPort: port }],
      selector: parseLabels(labels || `run=${name}`),
    },
  });
}

/** Labels as `a=b,c=d` (generate.ParseLabels). Throws `unexpected label spec: x`. */
export function parseLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const spec of text.split(',')) {
    const [key = '', value, ...more] = spec.split('=');
    if (value === undefined || more.length > 0) throw new Error(`unexpected label spec: ${spec}`);
    if (key === '') throw new Error('unexpected empty label key');
    setField(labels, key, value);
  }
  return labels;
}

function parseEnv(texts: readonly string[]): JsonObject[] {
  return texts.map((text) => {
    const equals = text.indexOf('=');
    const name = text.slice(0, equals);
    if (equals < 1 || isEnvVarName(name).length > 0) throw new Error(`invalid env: ${text}`);
    return { name, value: text.slice(equals + 1) };
  });
}

/** `strconv.Atoi`, cut to 32 bits. */
function parsePort(text: string): number {
  try {
    return Number(BigInt.asIntN(32, BigInt(parseInteger(text, 10, 64))));
  } catch (err) {
    throw new Error((err as Error).message.replace('strconv.ParseInt', 'strconv.Atoi'));
  }
}

function typed(kind: string, fields: JsonObject): KubeObject {
  const object = { apiVersion: 'v1', kind, ...fields };
  return encodeTyped(object, object);
}
