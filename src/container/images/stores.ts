/** Images that keep data: databases, caches and queues. */
import { cassandra, kubernetesZookeeper, zookeeper } from './clustered-stores';
import type { ImageDefinition } from './definition';
import { etcd, memcached, mongo, rabbitmq } from './documents-and-queues';
import { mariadb, mysql } from './mysql';
import { postgres } from './postgres';
import { redis } from './redis';

/** All of them. */
export const stores: readonly ImageDefinition[] = [
  ...[redis, mysql, mariadb, postgres, mongo, memcached, rabbitmq, etcd],
  ...[zookeeper, kubernetesZookeeper, cassandra],
];
