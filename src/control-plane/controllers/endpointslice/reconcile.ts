/** From the endpoints a service should have to changes of its slices: `reconcileByPortMapping`. */

import { deepEqual } from '../../../go/json/deep';
import type { Endpoint, EndpointPort, EndpointSlice } from '../../../kube/api/discovery/v1';

/** How many endpoints go into a slice. */
const CAPACITY = 100;

/** Endpoints that have the same ports. */
export interface PortGroup {
  ports: EndpointPort[];
  endpoints: Endpoint[];
}

/** What a slice should hold; `slice` is the one that exists already. */
export interface SliceContent {
  slice?: EndpointSlice;
  ports: EndpointPort[] | null;
  endpoints: Endpoint[] | null;
}

/** What is to be written, and the slices nobody needs any more. */
export interface Plan {
  write: SliceContent[];
  remove: EndpointSlice[];
}

/** Keeps endpoints where they are, fills slices that change anyway, and then opens new ones. */
export function reconcile(groups: readonly PortGroup[], slices: readonly EndpointSlice[]): Plan {
  const plan: Plan = { write: [], remove: [] };
  const samePorts = (slice: EndpointSlice, { ports }: PortGroup) => deepEqual(slice.ports ?? [], ports);
  for (const group of groups)
    planGroup(
      group,
      slices.filter((slice) => samePorts(slice, group)),
      plan,
    );
  plan.remove.push(...slices.filter((slice) => !groups.some((group) => samePorts(slice, group))));
  const keepsSome = slices.length > plan.remove.length;
  if (!keepsSome && plan.write.length === 0) plan.write.push({ ports: null, endpoints: null });
  return reuse(plan);
}

function planGroup({ ports, endpoints }: PortGroup, slices: readonly EndpointSlice[], plan: Plan): void {
  const missing = new Map(endpoints.map((endpoint) => [idOf(endpoint), endpoint]));
  const contents = slices.map((slice) => {
    const kept = (slice.endpoints ?? []).flatMap((endpoint) => {
      const wanted = missing.get(idOf(endpoint));
      missing.delete(idOf(endpoint));
      return wanted ? [wanted] : [];
    });
    return { slice, ports, endpoints: kept };
  });
  const fill = (content: { endpoints: Endpoint[] }) => {
    for (const [id, endpoint] of missing) {
      if (content.endpoints.length >= CAPACITY) return;
      content.endpoints.push(endpoint);
      missing.delete(id);
    }
  };
  const changes = (content: (typeof contents)[number]) => !deepEqual(content.slice.endpoints ?? [], content.endpoints);
  for (const content of contents.filter(changes)) fill(content);
  // The fullest slice that takes all that are left.
  const fits = contents
    .filter((content) => content.endpoints.length > 0 && content.endpoints.length + missing.size <= CAPACITY)
    .sort((a, b) => b.endpoints.length - a.endpoints.length)[0];
  if (fits) fill(fits);
  for (const content of contents) {
    if (content.endpoints.length === 0) plan.remove.push(content.slice);
    else if (changes(content)) plan.write.push(content);
  }
  while (missing.size > 0) {
    const content = { ports, endpoints: [] };
    fill(content);
    plan.write.push(content);
  }
}

/** A slice that would go is given the content of one that would come. */
function reuse({ write, remove }: Plan): Plan {
  const left = [...remove];
  const reused = write.map((content) =>
    content.slice || left.length === 0 ? content : { ...content, slice: left.shift() },
  );
  return { write: reused.filter(isChange), remove: left };
}

/** An empty slice that stays empty is left alone. */
function isChange({ slice, ports, endpoints }: SliceContent): boolean {
  return !slice || !deepEqual(slice.ports ?? [], ports ?? []) || !deepEqual(slice.endpoints ?? [], endpoints ?? []);
}

const idOf = ({ targetRef, addresses }: Endpoint): string => targetRef?.uid ?? addresses.join();
