const SIMULATED =
  "the simulated kubelets of this recording called containers docker's on nodes that run containerd, and padded their ids";

/** Steps of the recorded sessions that differ on purpose: session, command, reason. */
export const DIFFERENCES: { session: string; command: string; reason: string }[] = [
  {
    session: 'deployment',
    command: '$ kubectl get all',
    reason:
      'an autoscaler first looks at its target after 15 s, which had passed when this was recorded and have not here',
  },
  {
    session: 'label-annotate',
    command: '$ kubectl label pods foo --list',
    reason:
      "kubectl lists labels in the order of a Go map, which is another in every run; kubemu's order is that of the keys",
  },
  {
    session: 'describe',
    command: '$ kubectl describe pod web-0',
    reason: SIMULATED,
  },
  {
    session: 'describe',
    command: "$ kubectl get events --sort-by=.metadata.name --no-headers | awk '{print $2,$3,$4}' | sort | uniq -c",
    reason:
      'nodes get from each other an image one of them has pulled, which the simulated kubelets of this recording did not',
  },
  {
    session: 'get-formats',
    command: '$ kubectl get pod alpha -o yaml',
    reason: SIMULATED,
  },
  {
    session: 'get-formats',
    command: '$ kubectl get pod alpha -o json',
    reason: SIMULATED,
  },
];
