import { describe } from 'vitest';
import { itPrints, itRefuses } from './dry-run';

const ingress = (spec: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  creationTimestamp: null
  name: x
spec:
${spec}status:
  loadBalancer: {}
`;
const path = (service: string, port: string, to: string, type: string) =>
  `      - backend:\n          service:\n            name: ${service}\n            port:\n              ${port}\n        path: ${to}\n        pathType: ${type}\n`;

describe('create ingress', () => {
  itPrints([
    [
      'ingress x --class=c --rule=a.b/=s:http --rule=a.b/p*=t:80,tls=k --rule=/q=u:1,tls=k',
      ingress(
        `  ingressClassName: c\n  rules:\n  - host: a.b\n    http:\n      paths:\n${path('s', 'name: http', '/', 'Exact')}${path('t', 'number: 80', '/p', 'Prefix')}  - http:\n      paths:\n${path('u', 'number: 1', '/q', 'Exact')}  tls:\n  - hosts:\n    - a.b\n    - ""\n    secretName: k\n`,
      ),
    ],
    [
      'ing x --default-backend=s:80 --rule=/a=s:80,tls',
      ingress(
        `  defaultBackend:\n    service:\n      name: s\n      port:\n        number: 80\n  rules:\n  - http:\n      paths:\n${path('s', 'number: 80', '/a', 'Exact')}`,
      ),
    ],
  ]);
  itRefuses([
    [
      'ing x',
      'error: not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)',
    ],
    [
      'ing x --rule=a.b=s:80',
      'error: rule a.b=s:80 is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]',
    ],
    ['ing x --rule=/=s:80 --annotation=a', 'error: annotation a is invalid and should be in format key=[value]'],
    ['ing x --default-backend=s', 'error: default-backend should be in format servicename:serviceport'],
  ]);
});
