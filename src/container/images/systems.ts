/** Images that are a system and nothing else: busybox, Alpine, Debian and their like. */
import type { ImageDefinition } from './definition';

const library = (...names: string[]) => names.map((name) => `docker.io/library/${name}`);

export const busybox: ImageDefinition = {
  repositories: [
    ...library('busybox'),
    ...[
      'registry.k8s.io/busybox',
      'k8s.gcr.io/busybox',
      'gcr.io/google-containers/busybox',
      'quay.io/prometheus/busybox',
    ],
    ...['registry.k8s.io/e2e-test-images/busybox', 'gcr.io/google_containers/busybox'],
  ],
  userland: 'busybox',
  cmd: ['sh'],
};

export const busyboxPlus: ImageDefinition = {
  repositories: ['docker.io/radial/busyboxplus', 'docker.io/odise/busybox-curl'],
  userland: 'busybox',
  programs: ['curl'],
  cmd: ['/bin/sh'],
};

export const alpine: ImageDefinition = {
  repositories: library('alpine', 'docker'),
  userland: 'alpine',
  cmd: ['/bin/sh'],
};

export const debian: ImageDefinition = {
  repositories: [
    ...library('debian', 'ubuntu', 'buildpack-deps'),
    'gcr.io/google-containers/ubuntu',
    'registry.k8s.io/debian-base',
  ],
  userland: 'debian',
  cmd: ['bash'],
};

/** Their package manager is another; the rest is near enough to Debian's. */
export const redHat: ImageDefinition = {
  repositories: library('centos', 'fedora', 'rockylinux', 'almalinux', 'amazonlinux', 'oraclelinux'),
  userland: 'debian',
  programs: ['curl', 'ps', 'getent'],
  without: ['apt-get', 'apt', 'dpkg'],
  cmd: ['/bin/bash'],
};

/** Images to look around in a network with. */
export const networkTools: ImageDefinition = {
  repositories: [
    ...['docker.io/nicolaka/netshoot', 'docker.io/wbitt/network-multitool', 'docker.io/praqma/network-multitool'],
    ...['docker.io/tutum/dnsutils', 'docker.io/infoblox/dnstools', 'docker.io/giantswarm/tiny-tools'],
  ],
  userland: 'alpine',
  programs: ['curl', 'dig', 'host', 'bash', 'ss', 'jq'],
  bash: true,
  cmd: ['/bin/sh'],
};

export const dnsUtils: ImageDefinition = {
  repositories: ['registry.k8s.io/e2e-test-images/jessie-dnsutils', 'gcr.io/kubernetes-e2e-test-images/dnsutils'],
  userland: 'debian',
  programs: ['nslookup', 'dig', 'host', 'ping', 'ps', 'curl', 'wget'],
  cmd: ['/bin/sh'],
};

/** curl is what they run. */
export const curlImages: ImageDefinition = {
  repositories: [
    'docker.io/alpine/curl',
    'docker.io/curlimages/curl',
    'quay.io/curl/curl',
    'docker.io/appropriate/curl',
  ],
  userland: 'alpine',
  programs: ['curl'],
  entrypoint: ['/entrypoint.sh'],
  cmd: ['curl'],
  wraps: true,
};

const interpreter = (name: string, repositories: string[], cmd: string[]): ImageDefinition => ({
  repositories: library(...repositories),
  userland: 'debian',
  programs: [name, 'curl', 'ps', 'wget', ...(name === 'python3' ? ['python', 'pip'] : [])],
  cmd,
});

export const interpreters: ImageDefinition[] = [
  interpreter('python3', ['python', 'pypy'], ['python3']),
  interpreter('perl', ['perl'], ['perl', '-de0']),
  interpreter('node', ['node'], ['node']),
  interpreter('ruby', ['ruby'], ['ruby']),
  interpreter('php', ['php'], ['php', '-a']),
  interpreter('java', ['openjdk', 'eclipse-temurin', 'maven', 'gradle'], ['java']),
];
