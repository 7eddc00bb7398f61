/** The containers of a pod or of a pod template: `describeContainers`. */

import { compareStrings } from '../../go/fmt/value';
import { quote } from '../../go/strconv/quote';
import type { Container, ContainerStatus, Pod, ResourceList, SeccompProfile } from '../../kube/api/core/v1';
import { canonical } from '../../kube/quantity/quantity';
import { describeState } from './container-state';
import type { Description } from './description';
import { describeEnvironment } from './environment';
import { sortedEntries } from './metadata';
import { describeProbes } from './probes';

/** A pod's containers have a status and know their pod; those of a template have neither. */
export interface ContainersOptions {
  statuses?: readonly ContainerStatus[];
  pod?: Pod;
  /** Containers of a template stand a little further in. */
  template?: boolean;
}

/** `Containers:` with a block for each. */
export function describeContainers(
  page: Description,
  title: string,
  containers: readonly Container[] | undefined,
  { statuses = [], pod, template = false }: ContainersOptions,
): void {
  const statusOf = new Map(statuses.map((status) => [status.name, status]));
  (template ? page.indented() : page).line(`${title}:${containers?.length ? '' : ' <none>'}`);
  for (const container of containers ?? []) {
    page.indented().line(`${template ? ' ' : ''}${container.name}:`);
    describeContainer(page.indented(2), container, statusOf.get(container.name), pod);
  }
}

function describeContainer(page: Description, container: Container, status?: ContainerStatus, pod?: Pod): void {
  if (status) page.field('Container ID', status.containerID ?? '');
  page.field('Image', container.image ?? '');
  if (status) page.field('Image ID', status.imageID);
  describePorts(page, 'Port', container, ({ containerPort }) => containerPort);
  describePorts(page, 'Host Port', container, ({ hostPort = 0 }) => hostPort);
  const profile = container.securityContext?.seccompProfile;
  if (profile) describeSeccompProfile(page, profile, page.indented());
  describeWords(page, 'Command', container.command);
  describeWords(page, 'Args', container.args);
  if (status) describeState(page, status);
  describeResources(page, 'Limits', container.resources?.limits);
  describeResources(page, 'Requests', container.resources?.requests);
  describeProbes(page, container);
  describeEnvironment(page, container, pod);
  describeMounts(page, container);
}

/** The seccomp profile of a pod or container; `inner` is where the name of a local profile stands. */
export function describeSeccompProfile(page: Description, profile: SeccompProfile, inner: Description): void {
  page.field('SeccompProfile', profile.type);
  if (profile.type === 'Localhost') inner.field('LocalhostProfile', profile.localhostProfile ?? '');
}

type Port = NonNullable<Container['ports']>[number];

function describePorts(
  page: Description,
  name: string,
  { ports = [] }: Container,
  number: (port: Port) => number,
): void {
  const texts = ports.map((port) => `${number(port)}/${port.protocol ?? ''}`);
  page.field(texts.length > 1 ? `${name}s` : name, texts.join(', ') || '<none>');
}

function describeWords(page: Description, name: string, words: readonly string[] = []): void {
  if (words.length === 0) return;
  page.line(`${name}:`);
  for (const word of words) for (const line of word.split('\n')) page.indented().line(line);
}

function describeResources(page: Description, name: string, resources: ResourceList | undefined): void {
  const entries = sortedEntries(resources);
  if (entries.length > 0) page.line(`${name}:`);
  for (const [resource, amount] of entries) page.indented().field(resource, canonical(amount));
}

function describeMounts(page: Description, { volumeMounts = [], volumeDevices = [] }: Container): void {
  if (volumeMounts.length === 0) page.field('Mounts', '<none>');
  else page.line('Mounts:');
  const mounts = [...volumeMounts].sort((a, b) => compareStrings(a.mountPath, b.mountPath));
  for (const { mountPath, name, readOnly, subPath } of mounts) {
    const access = readOnly ? 'ro' : 'rw';
    page.indented().line(`${mountPath} from ${name} (${subPath ? `${access},path=${quote(subPath)}` : access})`);
  }
  if (volumeDevices.length === 0) return;
  // kubectl puts here what it says of the mounts.
  if (volumeMounts.length === 0) page.field('Devices', '<none>');
  else page.line('Devices:');
  const devices = [...volumeDevices].sort((a, b) => compareStrings(a.devicePath, b.devicePath));
  for (const { devicePath, name } of devices) page.indented().line(`${devicePath} from ${name}`);
}
