/** `kubemu cluster status`. */
import Table from 'cli-table3';
import { formatGoDuration } from '../../../go/time/duration';
import { formatTime } from '../../../kube/meta/meta';
import type { Command } from '../../../kubectl/cli/command';
import { simulationOf } from '../simulation';

export const status: Command = {
  name: 'status',
  usage: 'status',
  short: 'Show what the cluster is like and what is about to happen in it',
  access: 'read',
  run(ctx) {
    const { cluster, client, file } = simulationOf(ctx);
    const { clock, profile, queue } = cluster;
    const items = queue.items();
    const next = items
      .slice(0, 5)
      .map(({ at, worker, key }) => `${formatGoDuration(at - cluster.now())}: ${worker} ${key}`);
    const table = new Table({ style: { head: [], border: [], compact: true } });
    const counts = client.storedResources().map((key) => `${key}: ${[...client.kind(key).keys()].length}`);
    table.push(
      ['state file', file],
      ['clock', clock.isVirtual ? 'virtual' : `real, speed ${profile.speed}`],
      ['time', formatTime(cluster.now())],
      ['seed', String(profile.seed)],
      ['nodes', [...client.kind('nodes').keys()].join('\n') || 'none'],
      ['objects', counts.join('\n')],
      ['settled', queue.isQuiet() ? 'yes' : 'no'],
      ['next', next.join('\n') || 'nothing'],
    );
    ctx.streams.out.write(`${table.toString()}\n`);
  },
};
