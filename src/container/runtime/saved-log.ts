/** The log of a running container, read again and again as time goes on. */
import type { Pod } from '../../kube/api/core/v1';
import type { PodWorld } from '../forecast/pod-world';
import type { Run } from '../forecast/world';
import type { SavedLine } from './records';
import type { ContainerRuntime } from './runtime';

export class SavedLog {
  private readonly opened: PodWorld;

  constructor(
    private readonly runtime: ContainerRuntime,
    private readonly pod: Pod,
    private readonly container: string,
  ) {
    this.opened = runtime.world(pod);
  }

  /** All lines up to a moment. */
  *upTo(now: number): Run<SavedLine[]> {
    yield* this.opened.world.runUntil(now);
    return this.runtime.linesOf(this.pod, this.opened, this.container);
  }

  /** When something happens next in its pod. */
  get nextEvent(): number {
    return this.opened.world.nextEvent();
  }
}
