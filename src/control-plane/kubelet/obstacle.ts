/** What keeps a container from being started: its image, or its settings. */

import { imageNameError } from '../../container/images/reference';
import type { Pod } from '../../kube/api/core/v1';
import type { ControllerContext } from '../client/controller';
import type { Slot } from './containers';
import { hasImage } from './node-images';
import { environmentProblem } from './references';

/** Why a container waits, with what the kubelet records every time it tries in vain. */
export interface Obstacle {
  reason: string;
  message: string;
  events: [type: 'Normal' | 'Warning', reason: string, message: string][];
}

/** What has to go before a container that waits for it can start. */
export const OBSTACLES = [
  'InvalidImageName',
  'ErrImageNeverPull',
  'CreateContainerConfigError',
  'ErrImagePull',
  'ImagePullBackOff',
];

/** The first obstacle in the order in which the kubelet meets them: `EnsureImageExists`, then the container's config. */
export function obstacleOf(pod: Pod, slot: Slot, ctx: ControllerContext): Obstacle | undefined {
  const { container } = slot;
  const image = container.image ?? '';
  const nameError = imageNameError(image);
  if (nameError) {
    const message = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${nameError}`;
    return failing('InvalidImageName', message, ['Warning', 'InspectFailed', message]);
  }
  if (container.imagePullPolicy === 'Never' && !hasImage(image, ctx)) {
    const message = `Container image "${image}" is not present with pull policy of Never`;
    return failing('ErrImageNeverPull', message, ['Warning', 'ErrImageNeverPull', message]);
  }
  const pullError = container.imagePullPolicy === 'Never' ? undefined : ctx.latencies.pullError(image);
  if (pullError)
    return failing('ErrImagePull', pullError, ['Warning', 'Failed', `Failed to pull image "${image}": ${pullError}`]);
  const config = environmentProblem(pod, container, ctx.client);
  if (!config) return undefined;
  return { reason: 'CreateContainerConfigError', message: config, events: [['Warning', 'Failed', `Error: ${config}`]] };
}

function failing(reason: string, message: string, event: Obstacle['events'][number]): Obstacle {
  return { reason, message, events: [event, ['Warning', 'Failed', `Error: ${reason}`]] };
}
