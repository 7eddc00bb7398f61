/** `kubectl uncordon`. */
import { cordonCommand } from './drain/nodes';

export const uncordon = cordonCommand(
  {
    name: 'uncordon',
    usage: 'uncordon NODE',
    short: 'Let new pods onto a node again',
    long: 'Takes the mark off nodes that keeps new pods away.',
    examples: `# node-1 gets pods again
kubectl uncordon node-1`,
  },
  false,
);
