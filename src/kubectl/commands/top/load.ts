/** The load of a simulated cluster: what a metrics server would have measured. Made up, but always the same. */
import type { Container, Node, Pod } from '../../../kube/api/core/v1';
import { milliValue, parseQuantity, value } from '../../../kube/quantity/quantity';

/** CPU in millicores and memory in bytes. */
export interface Usage {
  cpu: number;
  memory: number;
}

/** How often a metrics server looks; milliseconds. */
const RESOLUTION = 15_000;

const MI = 1024 * 1024;

export function sum(usages: readonly Usage[]): Usage {
  return usages.reduce((a, b) => ({ cpu: a.cpu + b.cpu, memory: a.memory + b.memory }), { cpu: 0, memory: 0 });
}

/** The use of each running container; undefined for a pod without any. */
export function podUsage(pod: Pod, now: number): Map<string, Usage> | undefined {
  const running = (pod.status?.containerStatuses ?? []).filter(({ state }) => state?.running);
  if (pod.status?.phase !== 'Running' || running.length === 0) return undefined;
  const names = new Set(running.map(({ name }) => name));
  const key = `${pod.metadata.namespace}/${pod.metadata.name}`;
  const containers = pod.spec.containers.filter(({ name }) => names.has(name));
  return new Map(containers.map((container) => [container.name, containerUsage(key, container, now)]));
}

/** What a node's pods use, and the system below them. */
export function nodeUsage({ metadata }: Node, pods: readonly Pod[], now: number): Usage {
  const own = pods.filter(({ spec }) => spec.nodeName === metadata.name);
  const used = own.flatMap((pod) => [...(podUsage(pod, now)?.values() ?? [])]);
  const system = vary(metadata.name, now, { cpu: 80, memory: 760 * MI });
  return sum([system, ...used]);
}

/** Idle programs, by a word of their image: millicores and mebibytes. */
const PROGRAMS: [word: string, cpu: number, memory: number][] = [
  ['busybox', 0, 1],
  ['pause', 0, 1],
  ['nginx', 1, 4],
  ['httpd', 1, 7],
  ['apache', 1, 10],
  ['redis', 3, 8],
  ['memcached', 2, 6],
  ['mysql', 9, 380],
  ['mariadb', 7, 120],
  ['postgres', 5, 60],
  ['mongo', 12, 150],
  ['cassandra', 90, 1200],
  ['elasticsearch', 60, 1400],
  ['zookeeper', 8, 110],
  ['kafka', 40, 700],
  ['fluentd', 6, 90],
  ['tomcat', 4, 180],
];

function containerUsage(key: string, { name, image = '', resources }: Container, now: number): Usage {
  const known = PROGRAMS.find(([word]) => image.includes(word));
  const [, cpu, memory] = known ?? ['', 1 + (hash(image) % 6), 8 + (hash(image) % 40)];
  const usage = vary(`${key}/${name}`, now, { cpu, memory: memory * MI });
  const { cpu: cpuLimit, memory: memoryLimit } = resources?.limits ?? {};
  return {
    cpu: cpuLimit === undefined ? usage.cpu : Math.min(usage.cpu, Number(milliValue(parseQuantity(String(cpuLimit))))),
    memory:
      memoryLimit === undefined
        ? usage.memory
        : Math.min(usage.memory, Math.floor(Number(value(parseQuantity(String(memoryLimit)))) * 0.9)),
  };
}

/** Each has a level of its own, and goes up and down around it from one look to the next. */
function vary(name: string, now: number, { cpu, memory }: Usage): Usage {
  const level = 0.8 + (hash(name) % 400) / 1000;
  const look = Math.floor(now / RESOLUTION);
  const swing = (what: string, range: number) => 1 + (((hash(`${name} ${what} ${look}`) % 200) - 100) / 100) * range;
  return {
    cpu: Math.round(cpu * level * swing('cpu', 0.3)),
    memory: Math.round(memory * level * swing('memory', 0.02)),
  };
}

/** FNV-1a, 32 bits, stirred so that names that differ in their last letter lie far apart. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const byte of Buffer.from(text)) h = Math.imul(h ^ byte, 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}
