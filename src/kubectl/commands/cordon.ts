/** `kubectl cordon`. */
import { cordonCommand } from './drain/nodes';

export const cordon = cordonCommand(
  {
    name: 'cordon',
    usage: 'cordon NODE',
    short: 'Keep new pods off a node',
    long: 'Marks nodes so that no new pods come to them. Those that are there stay.',
    examples: `# No new pods for node-1
kubectl cordon node-1`,
  },
  true,
);
