/** Descriptions of networks, word for word. */
import { describe, expect, it } from 'vitest';
import { described } from './view';

describe('networks', () => {
  it.each([
    [
      'Service',
      `
apiVersion: v1
kind: Service
metadata: {name: web, namespace: default}
spec:
  type: LoadBalancer
  selector: {app: web}
  ipFamilyPolicy: SingleStack
  ipFamilies: [IPv4]
  clusterIP: 10.36.0.9
  clusterIPs: [10.36.0.9]
  loadBalancerIP: 9.9.9.9
  externalIPs: [1.2.3.4]
  ports: [{name: http, port: 80, targetPort: web, nodePort: 30080, protocol: TCP}, {port: 443, targetPort: 443, protocol: TCP}]
  sessionAffinity: None
  externalTrafficPolicy: Local
  healthCheckNodePort: 32000
  loadBalancerSourceRanges: [10.0.0.0/8]
status: {loadBalancer: {ingress: [{ip: 1.1.1.1}, {hostname: lb.example.com}]}}
---
apiVersion: v1
kind: Endpoints
metadata: {name: web, namespace: default}
subsets: [{addresses: [{ip: 10.0.0.1}, {ip: 10.0.0.2}, {ip: 10.0.0.3}, {ip: 10.0.0.4}], ports: [{name: http, port: 8080}]}]
`,
      `
Name:                        web
Namespace:                   default
Labels:                      <none>
Annotations:                 <none>
Selector:                    app=web
Type:                        LoadBalancer
IP Family Policy:            SingleStack
IP Families:                 IPv4
IP:                          10.36.0.9
IPs:                         10.36.0.9
External IPs:                1.2.3.4
IP:                          9.9.9.9
LoadBalancer Ingress:        1.1.1.1, lb.example.com
Port:                        http  80/TCP
TargetPort:                  web/TCP
NodePort:                    http  30080/TCP
Endpoints:                   10.0.0.1:8080,10.0.0.2:8080,10.0.0.3:8080 + 1 more...
Port:                        <unset>  443/TCP
TargetPort:                  443/TCP
Endpoints:                   
Session Affinity:            None
External Traffic Policy:     Local
HealthCheck NodePort:        32000
LoadBalancer Source Ranges:  10.0.0.0/8
Events:                      <none>
`,
    ],
    [
      'a Service without an address',
      `
apiVersion: v1
kind: Service
metadata: {name: ext, namespace: default}
spec: {type: ExternalName, externalName: example.com, sessionAffinity: None, ports: [{port: 80, targetPort: 80, protocol: TCP}]}
`,
      `
Name:              ext
Namespace:         default
Labels:            <none>
Annotations:       <none>
Selector:          <none>
Type:              ExternalName
IP Families:       <none>
IP:                
IPs:               <none>
External Name:     example.com
Port:              <unset>  80/TCP
TargetPort:        80/TCP
Endpoints:         <none>
Session Affinity:  None
Events:            <none>
`,
    ],
    [
      'Endpoints',
      `
apiVersion: v1
kind: Endpoints
metadata: {name: web, namespace: default}
subsets:
- {addresses: [{ip: 10.0.0.1}, {ip: 10.0.0.2}], notReadyAddresses: [{ip: 10.0.0.3}], ports: [{name: http, port: 80, protocol: TCP}, {port: 81, protocol: UDP}]}
- {notReadyAddresses: [{ip: 10.0.0.3}]}
`,
      `
Name:         web
Namespace:    default
Labels:       <none>
Annotations:  <none>
Subsets:
  Addresses:          10.0.0.1,10.0.0.2
  NotReadyAddresses:  10.0.0.3
  Ports:
    Name     Port  Protocol
    ----     ----  --------
    http     80    TCP
    <unset>  81    UDP

  Addresses:          <none>
  NotReadyAddresses:  10.0.0.3

Events:  <none>
`,
    ],
    [
      'EndpointSlice',
      `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: web-1, namespace: default}
addressType: IPv4
ports: [{name: "", port: 80, protocol: TCP}]
endpoints:
- {addresses: [10.0.0.1, 10.0.0.2], conditions: {ready: true}, nodeName: n1, targetRef: {kind: Pod, name: p}}
- {addresses: [10.0.0.3]}
`,
      `
Name:         web-1
Namespace:    default
Labels:       <none>
Annotations:  <none>
AddressType:  IPv4
Ports:
  Name     Port  Protocol
  ----     ----  --------
  <unset>  80    TCP
Endpoints:
  - Addresses:  10.0.0.1, 10.0.0.2
    Conditions:
      Ready:    true
    Hostname:   <unset>
    TargetRef:  Pod/p
    NodeName:   n1
    Zone:       <unset>
  - Addresses:  10.0.0.3
    Conditions:
      Ready:   <unset>
    Hostname:  <unset>
    NodeName:  <unset>
    Zone:      <unset>
Events:        <none>
`,
    ],
    [
      'an empty EndpointSlice',
      `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: web-2, namespace: default}
addressType: IPv6
ports: null
endpoints: null
`,
      `
Name:         web-2
Namespace:    default
Labels:       <none>
Annotations:  <none>
AddressType:  IPv6
Ports: <unset>
Endpoints: <none>
Events:  <none>
`,
    ],
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
