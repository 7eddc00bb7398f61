/** A small cluster of Amazon's. */
import { coreDNS, daemonSet, imagesOf, storageClass } from './addons/objects';
import { bare } from './bare';
import type { NodePlan, Profile } from './profile';

const REGISTRY = '602401143452.dkr.ecr.eu-west-1.amazonaws.com';
const VPC = `${REGISTRY}/amazon-k8s-cni:v1.18.5`;
const DNS = '10.100.0.10';

/** Elastic Kubernetes Service, two nodes. */
export function eks(): Profile {
  const nodes = [
    node('192.168.21.140', '34.244.17.8', 'eu-west-1a', 't3.medium'),
    node('192.168.62.75', '52.212.94.201', 'eu-west-1b', 't3.medium'),
  ];
  const objects = [
    storageClass('gp2', 'kubernetes.io/aws-ebs', {
      isDefault: true,
      volumeBindingMode: 'WaitForFirstConsumer',
      parameters: { fsType: 'ext4', type: 'gp2' },
    }),
    ...daemonSet({
      name: 'aws-node',
      containers: [
        ['aws-node', VPC],
        ['aws-eks-nodeagent', `${REGISTRY}/amazon/aws-network-policy-agent:v1.1.3`],
      ],
      spec: { hostNetwork: true },
    }),
    ...daemonSet({
      name: 'kube-proxy',
      containers: [['kube-proxy', `${REGISTRY}/eks/kube-proxy:v1.28.15-minimal-eksbuild.4`]],
      spec: { hostNetwork: true },
    }),
    ...coreDNS(DNS, 2, `${REGISTRY}/eks/coredns:v1.10.1-eksbuild.13`),
  ];
  return {
    ...bare(),
    useServiceAccountCredentials: true,
    cluster: 'arn:aws:eks:eu-west-1:111122223333:cluster/cluster-1',
    nodes,
    serviceCIDR: '10.100.0.0/16',
    clusterDNS: DNS,
    objects,
    images: imagesOf(objects),
    loadBalancer: { after: 3000, hostname: '{uid}.eu-west-1.elb.amazonaws.com' },
  };
}

function node(address: string, externalAddress: string, zone: string, type: string): NodePlan {
  return {
    name: `ip-${address.replaceAll('.', '-')}.eu-west-1.compute.internal`,
    address,
    externalAddress,
    podCIDR: address.replace(/\d+$/, '0/24'),
    labels: {
      'alpha.eksctl.io/nodegroup-name': 'ng-1',
      'eks.amazonaws.com/nodegroup': 'ng-1',
      'node.kubernetes.io/instance-type': type,
      'topology.kubernetes.io/region': 'eu-west-1',
      'topology.kubernetes.io/zone': zone,
    },
    kubeletVersion: 'v1.28.15-eks-94953ac',
    osImage: 'Amazon Linux 2',
    kernelVersion: '5.10.227-219.884.amzn2.x86_64',
    containerRuntimeVersion: 'containerd://1.7.22',
  };
}
