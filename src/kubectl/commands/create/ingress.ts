/** `kubectl create ingress`. */

import type { JsonObject } from '../../../go/json/value';
import { flag } from '../../cli/flags/declare';
import { generatorCommand } from './generator';
import { ingressBackend, ingressRules, ingressTLS, isIngressRule } from './ingress-rules';

export const ingress = generatorCommand({
  name: 'ingress',
  aliases: ['ing'],
  usage: 'ingress NAME --rule=host/path=service:port[,tls[=secret]] ',
  short: 'Make an ingress from rules',
  long: 'Creates an ingress: which service answers requests from outside, by host and path.',
  examples: `# One host and path, with a certificate
kubectl create ingress web --rule="example.com/shop=shop:8080,tls=my-cert"

# Every path that begins like this
kubectl create ingress web --class=nginx --rule="example.com/shop*=shop:http"

# All hosts, with an annotation
kubectl create ingress web --rule="/=web:80" --annotation example.com/owner=me

# What no rule is for
kubectl create ingress web --default-backend=web:http --rule="example.com/*=shop:8080,tls"`,
  flags: {
    annotation: flag.stringArray('Annotation of the ingress as annotation=value'),
    class: flag.string('Class of the ingress'),
    'default-backend': flag.string('What answers where no rule applies, as svcname:port'),
    rule: flag.stringArray(
      "Rule as host/path=service:port[,tls=secretname]. A path that ends in '*' is a prefix; the part for tls may be left out.",
    ),
  },
  resource: { group: 'networking.k8s.io', version: 'v1', resource: 'ingresses' },
  failure: 'failed to create ingress: ',
  generate({ name, flags }) {
    const rules = flags.rule;
    const defaultBackend = flags['default-backend'];
    const annotations = flags.annotation;
    validate(rules, annotations, defaultBackend);
    const ingressClassName = flags.class;
    const spec: JsonObject = {
      ...(ingressClassName ? { ingressClassName } : {}),
      ...(defaultBackend ? { defaultBackend: ingressBackend(defaultBackend) } : {}),
      tls: ingressTLS(rules),
      rules: ingressRules(rules),
    };
    const metadata = { name, annotations: Object.fromEntries(annotations.map(splitAnnotation)) };
    return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec };
  },
});

function validate(rules: string[], annotations: string[], defaultBackend: string): void {
  if (defaultBackend === '' && rules.length === 0)
    throw new Error(
      'not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)',
    );
  for (const rule of rules)
    if (!isIngressRule(rule))
      throw new Error(`rule ${rule} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`);
  for (const annotation of annotations)
    if (!annotation.includes('='))
      throw new Error(`annotation ${annotation} is invalid and should be in format key=[value]`);
  if (defaultBackend !== '' && defaultBackend.split(':').length !== 2)
    throw new Error('default-backend should be in format servicename:serviceport');
}

function splitAnnotation(annotation: string): [string, string] {
  const equals = annotation.indexOf('=');
  return [annotation.slice(0, equals), annotation.slice(equals + 1)];
}
