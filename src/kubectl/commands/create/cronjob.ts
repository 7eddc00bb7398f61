/** `kubectl create cronjob`. */
import { flag } from '../../cli/flags/declare';
import { generatorCommand } from './generator';

export const cronJob = generatorCommand({
  name: 'cronjob',
  aliases: ['cj'],
  usage: "cronjob NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...] [flags]",
  short: 'Make a job that starts by a schedule',
  long: 'Creates a cron job: a job that starts again and again by a schedule.',
  examples: `# Every minute
kubectl create cronjob tick --image=busybox --schedule="* * * * *" -- date`,
  flags: {
    image: flag.string('Image of the container.', { required: true }),
    restart: flag.string('What happens when the container fails: OnFailure (as without it) or Never.'),
    schedule: flag.string('When the job starts, in the form of cron.', { required: true }),
  },
  resource: { group: 'batch', version: 'v1', resource: 'cronjobs' },
  failure: 'failed to create cronjob: ',
  generate({ name, flags, command }) {
    const containers = [{ name, image: flags.image, command }];
    const template = { spec: { containers, restartPolicy: flags.restart || 'OnFailure' } };
    return {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name },
      spec: { schedule: flags.schedule, jobTemplate: { metadata: { name }, spec: { template } } },
    };
  },
});
