/** What is told of a container's end. */

/** What becomes of a container. */
export type ContainerOutcome =
  | {
      exits: false;
      /** Only as long as what it asked of the network is answered as it is now. */
      awaitsName?: boolean;
    }
  | {
      exits: true;
      exitCode: number;
      /** From its start, in simulated milliseconds. */
      afterMs: number;
      /** What the kubelet gives for a reason where exit status 0 or not does not say it: the command does not exist, or took too much. */
      reason?: 'StartError' | 'OOMKilled';
      message?: string;
      /** What it wrote to its termination message path. */
      terminationMessage?: string;
      /** The end of its log, at most 80 lines and 2048 bytes: the message of one that failed and asks for that. */
      tail?: string;
    };

/** A time in which a probe fails, in milliseconds from the container's start, and what the kubelet says of it. */
export interface Failing {
  from: number;
  until: number;
  output: string;
}

/** What a command that the kubelet runs in a container has come to. */
export interface CommandResult {
  code: number;
  /** How long it took. */
  ms: number;
  output: string;
}
