/** The profiles that come with the program, by name. */
import { quote } from '../../go/strconv/quote';
import { bare } from './bare';
import { eks } from './eks';
import { gke } from './gke';
import { kind, kubeadm, minikube } from './kubeadm';
import type { Profile } from './profile';

/** A profile one can ask for by its name. */
interface BuiltIn {
  /** In a few words, for a list. */
  short: string;
  make(): Profile;
}

/** Every profile that has a name. */
export const BUILT_IN: ReadonlyMap<string, BuiltIn> = new Map([
  ['bare', { short: 'Three nodes, a default storage class and no pods in kube-system', make: bare }],
  ['eks', { short: 'Amazon Elastic Kubernetes Service: two nodes, gp2, load balancers with names', make: eks }],
  ['gke', { short: 'Google Kubernetes Engine: three nodes, pd-standard, load balancers with addresses', make: gke }],
  ['kind', { short: 'Kubernetes in Docker: one node, local-path', make: kind }],
  ['kubeadm', { short: 'A tainted control plane and one node, no storage class', make: kubeadm }],
  ['minikube', { short: 'One node, hostpath volumes', make: minikube }],
]);

/** The cluster one gets without asking. */
export const DEFAULT_PROFILE = 'gke';

/** The profile of that name, as a copy of one's own; undefined if none has it. */
export function builtInProfile(name: string): Profile | undefined {
  return BUILT_IN.get(name)?.make();
}

/**
 * The cluster one gets without asking: `$KUBEMU_PROFILE`, where somebody has set it, says which. Throws `Error` for a
 * name nobody has.
 */
export function defaultProfile(name: string | undefined): Profile {
  const profile = builtInProfile(name || DEFAULT_PROFILE);
  if (!profile) throw new Error(`$KUBEMU_PROFILE is ${quote(name ?? '')}, must be one of ${namesOfProfiles()}`);
  return profile;
}

/** `bare, gke`: for messages. */
export function namesOfProfiles(): string {
  return [...BUILT_IN.keys()].join(', ');
}
