/** All of the Node API: what `import … from 'kubemu'` gives. */
export { createCluster } from './create-cluster';
export { answerText, playTranscript } from './transcript';
export type { Cluster, ClusterOptions, CommandResult } from './types';
