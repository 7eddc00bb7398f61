/** `kubectl create cronjob`. */
import type { Generator } from './generator';

export const cronJob: Generator = {
  name: 'cronjob',
  aliases: ['cj'],
  usage: "cronjob NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...] [flags]",
  short: 'Make a job that starts by a schedule',
  long: 'Creates a cron job: a job that starts again and again by a schedule.',
  examples: `# Every minute
kubectl create cronjob tick --image=busybox --schedule="* * * * *" -- date`,
  flags: [
    { name: 'image', type: 'string', required: true, usage: 'Image of the container.' },
    {
      name: 'restart',
      type: 'string',
      usage: 'What happens when the container fails: OnFailure (as without it) or Never.',
    },
    { name: 'schedule', type: 'string', required: true, usage: 'When the job starts, in the form of cron.' },
  ],
  resource: { group: 'batch', version: 'v1', resource: 'cronjobs' },
  failure: 'failed to create cronjob: ',
  generate({ name, flags, command }) {
    const containers = [{ name, image: flags.string('image'), command }];
    const template = { spec: { containers, restartPolicy: flags.string('restart') || 'OnFailure' } };
    return {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name },
      spec: { schedule: flags.string('schedule'), jobTemplate: { metadata: { name }, spec: { template } } },
    };
  },
};
