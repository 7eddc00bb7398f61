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
  ])('describes %s', (_name, manifest, text) => {
    expect(`\n${described(manifest)}`).toBe(text);
  });
});
