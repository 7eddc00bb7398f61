/** Descriptions of ingresses and policies, word for word. */
import { describe, expect, it } from 'vitest';
import { described } from './view';

describe('ingresses and policies', () => {
  it.each([
    [
      'Ingress',
      `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: site, namespace: default}
spec:
  ingressClassName: nginx
  tls: [{hosts: [a.com, b.com], secretName: t}, {hosts: [c.com]}]
  rules:
  - host: a.com
    http:
      paths:
      - {path: /, backend: {service: {name: web, port: {number: 80}}}}
      - {path: /x, backend: {service: {name: nope, port: {name: http}}}}
      - {backend: {resource: {apiGroup: example.com, kind: Bucket, name: b}}}
  - {host: norules.com}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: default}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: v1
kind: Endpoints
metadata: {name: web, namespace: default}
subsets: [{addresses: [{ip: 10.0.0.1}], ports: [{name: http, port: 8080}]}]
`,
      `
Name:             site
Labels:           <none>
Namespace:        default
Address:          
Ingress Class:    nginx
Default backend:  <default>
TLS:
  t terminates a.com,b.com
  SNI routes c.com
Rules:
  Host        Path  Backends
  ----        ----  --------
  a.com       
              /    web:80 (10.0.0.1:8080)
              /x   nope:http (<error: endpoints "nope" not found>)
                   APIGroup: example.com, Kind: Bucket, Name: b
Annotations:  <none>
Events:       <none>
`,
    ],
    [
      'an Ingress without rules',
      `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: site, namespace: default}
spec: {}
status: {loadBalancer: {ingress: [{ip: 1.1.1.1}, {hostname: lb.example.com}, {ip: 1.1.1.1}]}}
`,
      `
Name:             site
Labels:           <none>
Namespace:        default
Address:          1.1.1.1,lb.example.com
Ingress Class:    <none>
Default backend:  <default>
Rules:
  Host        Path  Backends
  ----        ----  --------
  *           *     <default>
Annotations:  <none>
Events:       <none>
`,
    ],
    [
      'IngressClass',
      `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: nginx}
spec: {controller: k8s.io/nginx, parameters: {apiGroup: example.com, kind: Params, name: x}}
`,
      `
Name:         nginx
Labels:       <none>
Annotations:  <none>
Controller:   k8s.io/nginx
Parameters:
  APIGroup:  example.com
  Kind:      Params
  Name:      x
Events:      <none>
`,
    ],
    [
      'NetworkPolicy',
      `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: default, creationTimestamp: "2024-01-01T00:00:00Z"}
spec:
  podSelector: {matchLabels: {app: web}}
  policyTypes: [Ingress, Egress]
  ingress:
  - ports: [{port: 80}, {protocol: UDP, port: 32000, endPort: 32768}, {protocol: TCP}]
    from: [{podSelector: {matchLabels: {a: b}}, namespaceSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]
  - {}
`,
      `
Name:         deny
Namespace:    default
Created on:   2024-01-01 00:00:00 +0000 UTC
Labels:       <none>
Annotations:  <none>
Spec:
  PodSelector:     app=web
  Allowing ingress traffic:
    To Port: 80/TCP
    To Port: 32000/UDP
    To Port: <nil>/TCP
    From:
      NamespaceSelector: <none>
      PodSelector: a=b
    From:
      IPBlock:
        CIDR: 10.0.0.0/8
        Except: 10.1.0.0/16
    ----------
    To Port: <any> (traffic allowed to all ports)
    From: <any> (traffic not restricted by source)
  Allowing egress traffic:
    <none> (Selected pods are isolated for egress connectivity)
  Policy Types: Ingress, Egress
`,
    ],
  ])('describes %s', (_name, manifest, text) => {
    expect(`\n${described(manifest)}`).toBe(text);
  });
});
