/** Descriptions of jobs, word for word. */
import { describe, expect, it } from 'vitest';
import { described } from './view';

describe('jobs', () => {
  it.each([
    [
      'Job',
      `
apiVersion: batch/v1
kind: Job
metadata: {name: pi, namespace: default}
spec:
  parallelism: 2
  completions: 3
  completionMode: Indexed
  activeDeadlineSeconds: 100
  selector: {matchLabels: {job: pi}}
  template: {metadata: {labels: {job: pi}}, spec: {containers: [{name: c, image: perl, command: ["true"]}]}}
status:
  active: 1
  ready: 1
  succeeded: 2
  completedIndexes: 0-5,7,9,11,13,15,17,19,21,23,25,27,29,31,33,35,37,39,41
  startTime: "2024-01-01T00:00:00Z"
  completionTime: "2024-01-01T00:03:20Z"
`,
      `
Name:                     pi
Namespace:                default
Selector:                 job=pi
Labels:                   <none>
Annotations:              <none>
Parallelism:              2
Completions:              3
Completion Mode:          Indexed
Start Time:               Mon, 01 Jan 2024 00:00:00 +0000
Completed At:             Mon, 01 Jan 2024 00:03:20 +0000
Duration:                 3m20s
Active Deadline Seconds:  100s
Pods Statuses:            1 Active (1 Ready) / 2 Succeeded / 0 Failed
Completed Indexes:        0-5,7,9,11,13,15,17,19,21,23,25,27,29,31,33,35,37,39,...
Pod Template:
  Labels:  job=pi
  Containers:
   c:
    Image:      perl
    Port:       <none>
    Host Port:  <none>
    Command:
      true
    Environment:  <none>
    Mounts:       <none>
  Volumes:        <none>
Events:           <none>
`,
    ],
    [
      'CronJob',
      `
apiVersion: batch/v1
kind: CronJob
metadata: {name: tick, namespace: default}
spec:
  schedule: "*/5 * * * *"
  concurrencyPolicy: Allow
  suspend: false
  successfulJobsHistoryLimit: 3
  jobTemplate: {spec: {completions: 2, template: {spec: {containers: [{name: c, image: busybox}]}}}}
status: {lastScheduleTime: "2024-01-01T00:00:00Z", active: [{name: a}, {name: b}]}
`,
      `
Name:                          tick
Namespace:                     default
Labels:                        <none>
Annotations:                   <none>
Schedule:                      */5 * * * *
Concurrency Policy:            Allow
Suspend:                       False
Successful Job History Limit:  3
Failed Job History Limit:      <unset>
Starting Deadline Seconds:     <unset>
Selector:                      <unset>
Parallelism:                   <unset>
Completions:                   2
Pod Template:
  Labels:  <none>
  Containers:
   c:
    Image:           busybox
    Port:            <none>
    Host Port:       <none>
    Environment:     <none>
    Mounts:          <none>
  Volumes:           <none>
Last Schedule Time:  Mon, 01 Jan 2024 00:00:00 +0000
Active Jobs:         a, b
Events:              <none>
`,
    ],
  ])('describes %s', (_name, manifest, text) => {
    expect(`\n${described(manifest)}`).toBe(text);
  });
});
