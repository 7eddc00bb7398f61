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
];
