import { describe } from 'vitest';
import { itPrints, itRefuses } from './dry-run';

const deployment = (replicas: number, containers: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  creationTimestamp: null
  labels:
    app: x
  name: x
spec:
  replicas: ${replicas}
  selector:
    matchLabels:
      app: x
  strategy: {}
  template:
    metadata:
      creationTimestamp: null
      labels:
        app: x
    spec:
      containers:${containers}
status: {}
`;

describe('create deployment', () => {
  itPrints([
    ['deployment x --image=nginx', deployment(1, '\n      - image: nginx\n        name: nginx\n        resources: {}')],
    [
      'deploy x --image=nginx:1.2,reg.io:5000/a/busybox@sha256:aa --port=80 -r 3',
      deployment(
        3,
        '\n      - image: nginx:1.2\n        name: nginx\n        ports:\n        - containerPort: 80\n        resources: {}\n      - image: reg.io:5000/a/busybox@sha256:aa\n        name: busybox\n        resources: {}',
      ),
    ],
    [
      'deploy x --image=a -- sh -c date',
      deployment(
        1,
        '\n      - command:\n        - sh\n        - -c\n        - date\n        image: a\n        name: a\n        resources: {}',
      ),
    ],
    ['deploy x --image=', deployment(1, ' []')],
  ]);
  itRefuses([
    ['deployment', 'error: required flag(s) "image" not set'],
    ['deployment x --image=a,b -- date', 'error: cannot specify multiple --image options and command'],
    [
      'deployment --image=a -- x',
      "error: exactly one NAME is required, got 0\nSee 'kubectl create deployment -h' for help and examples",
    ],
    [
      'deployment x --image=a --replicas=x',
      `error: invalid argument "x" for "-r, --replicas" flag: strconv.ParseInt: parsing "x": invalid syntax\nSee 'kubectl create deployment --help' for usage.`,
    ],
  ]);
});

describe('create job', () => {
  itPrints([
    [
      'job x --image=a -- date',
      `apiVersion: batch/v1
kind: Job
metadata:
  creationTimestamp: null
  name: x
spec:
  template:
    metadata:
      creationTimestamp: null
    spec:
      containers:
      - command:
        - date
        image: a
        name: x
        resources: {}
      restartPolicy: Never
status: {}
`,
    ],
  ]);
  itRefuses([
    ['job x', 'error: either --image or --from must be specified'],
    ['job x --image=a --from=cronjob/a', 'error: either --image or --from must be specified'],
    ['job x --from=cronjob/a -- date', 'error: cannot specify --from and command'],
    ['job x --from=cronjob', 'error: resource(s) were provided, but no name was specified'],
    ['job x --from=cronjob/a', 'Error from server (NotFound): cronjobs.batch "a" not found'],
    ['job x --from=foo/a', 'error: the server doesn\'t have a resource type "foo"'],
  ]);
});

describe('create cronjob', () => {
  itPrints([
    [
      "cj x --image=a --schedule='* * * * *' --restart=Never",
      `apiVersion: batch/v1
kind: CronJob
metadata:
  creationTimestamp: null
  name: x
spec:
  jobTemplate:
    metadata:
      creationTimestamp: null
      name: x
    spec:
      template:
        metadata:
          creationTimestamp: null
        spec:
          containers:
          - image: a
            name: x
            resources: {}
          restartPolicy: Never
  schedule: '* * * * *'
status: {}
`,
    ],
  ]);
  itRefuses([['cronjob x', 'error: required flag(s) "image", "schedule" not set']]);
});
