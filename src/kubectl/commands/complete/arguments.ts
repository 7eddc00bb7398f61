/** Completions of arguments: what each command works on. */
import { fieldOf } from '../../../go/json/field';
import { type Completions, choices, Directive, NOTHING } from './directive';
import type { CompletionFactory } from './factory';
import { entryNames } from './flags';
import type { CompletionLine } from './line';
import { containerNames, resourceNames, resourceTypes } from './resources';

type Complete = (site: CompletionFactory, line: CompletionLine) => Completions;

/** The completions of an argument. */
export function argumentsOf(site: CompletionFactory, line: CompletionLine): Completions {
  const complete = fieldOf(BY_COMMAND, line.found.path.slice(1).join(' '));
  return complete ? complete(site, line) : NOTHING;
}

/** `TYPE NAME...` and `TYPE/NAME...`; of some types only, or of all. */
function typesAndNames(types?: readonly string[], { many = true } = {}): Complete {
  return (site, { args, word }) => {
    const offered = () => types ?? resourceTypes(site);
    const [first] = args;
    const slash = word.indexOf('/');
    if (first !== undefined && !first.includes('/')) {
      if (!many && args.length > 1) return choices([], word);
      return choices(without(resourceNames(site, first), args.slice(1)), word);
    }
    if (first !== undefined && !many) return choices([], word);
    if (slash >= 0) {
      const type = word.slice(0, slash);
      return choices(
        without(
          resourceNames(site, type).map((name) => `${type}/${name}`),
          args,
        ),
        word,
      );
    }
    if (first === undefined) return typeList(offered(), word);
    return choices(
      offered().map((type) => `${type}/`),
      word,
      Directive.NoFileComp | Directive.NoSpace,
    );
  };
}

/** One type, or the last of a list of them (`pods,svc`). */
function typeList(types: readonly string[], word: string): Completions {
  const comma = word.lastIndexOf(',') + 1;
  const earlier = word.slice(0, comma);
  return choices(
    types.map((type) => earlier + type),
    word,
  );
}

function without(words: readonly string[], used: readonly string[]): string[] {
  return words.filter((word) => !used.includes(word));
}

/** One object of a type. */
function nameOf(type: string): Complete {
  return (site, { args, word }) => choices(args.length === 0 ? resourceNames(site, type) : [], word);
}

const WITH_PODS = [
  'daemonsets',
  'deployments',
  'pods',
  'jobs',
  'replicasets',
  'replicationcontrollers',
  'services',
  'statefulsets',
];

/** A pod, or something that has pods. */
const podOrOwner: Complete = (site, { args, word }) => {
  if (args.length > 0) return choices([], word);
  const slash = word.indexOf('/');
  if (slash >= 0) {
    const type = word.slice(0, slash);
    return choices(
      resourceNames(site, type).map((name) => `${type}/${name}`),
      word,
    );
  }
  const pods = resourceNames(site, 'pods').filter((name) => name.startsWith(word));
  const owners = WITH_PODS.map((type) => `${type}/`).filter((type) => type.startsWith(word));
  return { words: [...pods, ...owners], directive: Directive.NoFileComp | (pods.length > 0 ? 0 : Directive.NoSpace) };
};

const podAndContainer: Complete = (site, line) =>
  line.args.length === 1 ? choices(containerNames(site, line.args[0]), line.word) : podOrOwner(site, line);

/** A file here, or `NAMESPACE/`, `POD:` and what follows there. */
const copied: Complete = (site, { word }) => {
  if (word.includes(':') || word.includes('/')) return NOTHING;
  const places = [
    ...resourceNames(site, 'namespaces').map((name) => `${name}/`),
    ...resourceNames(site, 'pods').map((name) => `${name}:`),
  ];
  return choices(places, word, Directive.NoSpace);
};

function entry(section: 'clusters' | 'contexts' | 'users'): Complete {
  return (site, { args, word }) => choices(args.length === 0 ? entryNames(site, section) : [], word);
}

const WORKLOADS = ['deployment', 'daemonset', 'statefulset'];
const SCALED = ['deployment', 'replicaset', 'replicationcontroller', 'statefulset'];

const BY_COMMAND: Record<string, Complete> = {
  annotate: typesAndNames(),
  'apply edit-last-applied': typesAndNames(),
  'apply view-last-applied': typesAndNames(),
  attach: podOrOwner,
  autoscale: typesAndNames(SCALED, { many: false }),
  'certificate approve': nameOf('certificatesigningrequests'),
  'certificate deny': nameOf('certificatesigningrequests'),
  completion: (_site, { args, word }) =>
    args.length === 0 ? choices(['bash', 'fish', 'powershell', 'zsh'], word) : NOTHING,
  'config delete-cluster': entry('clusters'),
  'config delete-context': entry('contexts'),
  'config delete-user': entry('users'),
  'config rename-context': entry('contexts'),
  'config set-context': entry('contexts'),
  'config use-context': entry('contexts'),
  cordon: nameOf('nodes'),
  cp: copied,
  debug: podOrOwner,
  delete: typesAndNames(),
  describe: typesAndNames(),
  drain: nameOf('nodes'),
  edit: typesAndNames(),
  exec: podOrOwner,
  explain: (site, { args, word }) => (args.length === 0 ? typeList(resourceTypes(site), word) : choices([], word)),
  expose: typesAndNames(['pod', 'service', 'replicationcontroller', 'deployment', 'replicaset'], { many: false }),
  get: typesAndNames(),
  label: typesAndNames(),
  logs: podAndContainer,
  patch: typesAndNames(),
  'port-forward': podOrOwner,
  'rollout history': typesAndNames(WORKLOADS),
  'rollout pause': typesAndNames(['deployment']),
  'rollout restart': typesAndNames(WORKLOADS),
  'rollout resume': typesAndNames(['deployment']),
  'rollout status': typesAndNames(WORKLOADS, { many: false }),
  'rollout undo': typesAndNames(WORKLOADS),
  scale: typesAndNames(SCALED, { many: false }),
  'set env': typesAndNames(),
  'set image': typesAndNames(),
  'set resources': typesAndNames(),
  'set selector': typesAndNames(),
  'set serviceaccount': typesAndNames(),
  'set subject': typesAndNames(),
  taint: typesAndNames(['node']),
  'top node': nameOf('nodes'),
  'top pod': nameOf('pods'),
  uncordon: nameOf('nodes'),
  wait: typesAndNames(),
};
