import { describe } from 'vitest';
import { itPrints, itRefuses } from './dry-run';

const service = (spec: string, type: string) => `apiVersion: v1
kind: Service
metadata:
  creationTimestamp: null
  labels:
    app: x
  name: x
spec:
${spec}  selector:
    app: x
  type: ${type}
status:
  loadBalancer: {}
`;
const port = (name: string, number: number, target: string | number, nodePort = '') =>
  `  - name: ${name}\n${nodePort}    port: ${number}\n    protocol: TCP\n    targetPort: ${target}\n`;

describe('create service', () => {
  itPrints([
    ['service clusterip x --tcp=80', service(`  ports:\n${port('"80"', 80, 80)}`, 'ClusterIP')],
    [
      'svc clusterip x --tcp=80:8080,443:https',
      service(`  ports:\n${port('80-8080', 80, 8080)}${port('443-https', 443, 'https')}`, 'ClusterIP'),
    ],
    ['service clusterip x --clusterip=None', service('  clusterIP: None\n', 'ClusterIP')],
    [
      'service nodeport x --tcp=80 --node-port=30000',
      service(`  ports:\n${port('"80"', 80, 80, '    nodePort: 30000\n')}`, 'NodePort'),
    ],
    ['service loadbalancer x --tcp=80:http', service(`  ports:\n${port('80-http', 80, 'http')}`, 'LoadBalancer')],
    ['service externalname x --external-name=a.b --save-config', service('  externalName: a.b\n', 'ExternalName')],
  ]);
  itRefuses([
    ['service clusterip x', 'error: at least one tcp port specifier must be provided'],
    ['service clusterip x --tcp=a', 'error: strconv.ParseUint: parsing "a": invalid syntax'],
    ['service clusterip x --tcp=70000', 'error: strconv.ParseUint: parsing "70000": value out of range'],
    ['service clusterip x --tcp=80:70000', 'error: must be between 1 and 65535, inclusive'],
    [
      'service clusterip x --tcp=80:',
      'error: must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-),must contain at least one letter (a-z)',
    ],
    ['service externalname x', 'error: required flag(s) "external-name" not set'],
    ['service externalname x --external-name=a_b', 'error: invalid service external name a_b'],
    ['service foo x', 'error: unknown command "foo x"\nSee \'kubectl create service -h\' for help and examples'],
  ]);
});
