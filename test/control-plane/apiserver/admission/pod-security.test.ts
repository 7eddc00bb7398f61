import { describe, expect, it } from 'vitest';
import type { CheckedPod } from '../../../../src/control-plane/apiserver/admission/pod-security/check';
import {
  detailsText,
  reasonsText,
  violations,
} from '../../../../src/control-plane/apiserver/admission/pod-security/evaluate';
import type { LevelVersion } from '../../../../src/control-plane/apiserver/admission/pod-security/policy';
import { policyOf } from '../../../../src/control-plane/apiserver/admission/pod-security/policy';

const BASELINE: LevelVersion = { level: 'baseline', minor: 'latest' };
const RESTRICTED: LevelVersion = { level: 'restricted', minor: 'latest' };

// biome-ignore lint/suspicious/noExplicitAny: parts of pods
const pod = (spec: any, annotations?: Record<string, string>): CheckedPod => ({
  metadata: { annotations },
  spec: { containers: [{ name: 'a' }], ...spec },
});
// biome-ignore lint/suspicious/noExplicitAny: parts of contexts
const container = (securityContext: any, name = 'a') => ({ name, securityContext });

/** A container nobody can object to, and what it shall be like instead. */
// biome-ignore lint/suspicious/noExplicitAny: parts of contexts
const sound = (change: any = {}) =>
  container({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
    ...change,
  });

const told = (checked: CheckedPod, level: LevelVersion) => detailsText(violations(checked, level));

describe('the level baseline', () => {
  it.each<[string, CheckedPod, string]>([
    ['takes a plain pod', pod({}), ''],
    ['namespaces', pod({ hostPID: true, hostNetwork: true }), 'host namespaces (hostNetwork=true, hostPID=true)'],
    [
      'privileged containers, of init containers too',
      pod({
        initContainers: [container({ privileged: true }, 'i')],
        containers: [container({ privileged: true })],
      }),
      'privileged (containers "i", "a" must not set securityContext.privileged=true)',
    ],
    [
      'capabilities',
      pod({ containers: [container({ capabilities: { add: ['SYS_TIME', 'CHOWN', 'NET_RAW'] } })] }),
      'non-default capabilities (container "a" must not include "NET_RAW", "SYS_TIME" in securityContext.capabilities.add)',
    ],
    [
      'host ports',
      pod({ containers: [{ name: 'a', ports: [{ hostPort: 80 }, { hostPort: 443 }] }] }),
      'hostPort (container "a" uses hostPorts 443, 80)',
    ],
    [
      'volumes of the host',
      pod({
        volumes: [
          { name: 'v', hostPath: {} },
          { name: 'w', hostPath: {} },
        ],
      }),
      'hostPath volumes (volumes "v", "w")',
    ],
    [
      'SELinux',
      pod({ securityContext: { seLinuxOptions: { type: 'spc_t', user: 'u' } } }),
      'seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type "spc_t"; user may not be set)',
    ],
    [
      'seccomp',
      pod({
        securityContext: { seccompProfile: { type: 'Unconfined' } },
        containers: [container({ seccompProfile: { type: 'Unconfined' } })],
      }),
      'seccompProfile (pod and container "a" must not set securityContext.seccompProfile.type to "Unconfined")',
    ],
    [
      'sysctls',
      pod({ securityContext: { sysctls: [{ name: 'kernel.msgmax' }, { name: 'kernel.shm_rmid_forced' }] } }),
      'forbidden sysctls (kernel.msgmax)',
    ],
    [
      'AppArmor',
      pod({}, { 'container.apparmor.security.beta.kubernetes.io/a': 'unconfined' }),
      'forbidden AppArmor profile (container.apparmor.security.beta.kubernetes.io/a="unconfined")',
    ],
  ])('%s', (_, checked, expected) => {
    expect(told(checked, BASELINE)).toBe(expected);
  });
});

describe('the level restricted', () => {
  it('wants four things of every pod', () => {
    expect(reasonsText(violations(pod({}), RESTRICTED))).toBe(
      'allowPrivilegeEscalation != false, unrestricted capabilities, runAsNonRoot != true, seccompProfile',
    );
    expect(told(pod({ containers: [sound()] }), RESTRICTED)).toBe('');
  });

  it.each<[string, CheckedPod, string]>([
    [
      'capabilities',
      pod({ containers: [sound({ capabilities: { add: ['CHOWN'] } })] }),
      'unrestricted capabilities (container "a" must set securityContext.capabilities.drop=["ALL"]; container "a" must not include "CHOWN" in securityContext.capabilities.add)',
    ],
    [
      'the root user',
      pod({ containers: [sound({ runAsUser: 0, runAsNonRoot: false })] }),
      'runAsNonRoot != true (container "a" must not set securityContext.runAsNonRoot=false), runAsUser=0 (container "a" must not set runAsUser=0)',
    ],
    [
      'volumes',
      pod({
        containers: [sound()],
        volumes: [
          { name: 'h', hostPath: {} },
          { name: 'n', nfs: {} },
          { name: 'e', emptyDir: {} },
        ],
      }),
      'restricted volume types (volumes "h", "n" use restricted volume types "hostPath", "nfs")',
    ],
    [
      'leaves to the pod what holds for all',
      pod({
        ...{ securityContext: sound().securityContext },
        containers: [sound({ runAsNonRoot: undefined, seccompProfile: undefined })],
      }),
      '',
    ],
  ])('%s', (_, checked, expected) => {
    expect(told(checked, RESTRICTED)).toBe(expected);
  });

  it('goes by the rules of its version', () => {
    const windows = pod({ os: { name: 'windows' } });
    expect(reasonsText(violations(windows, RESTRICTED))).toBe('runAsNonRoot != true');
    expect(reasonsText(violations(pod({}), { level: 'restricted', minor: 7 }))).toBe('runAsNonRoot != true');
  });
});

describe('the labels of a namespace', () => {
  it('give each mode a level and a version', () => {
    const { policy, errors } = policyOf({
      'pod-security.kubernetes.io/enforce': 'baseline',
      'pod-security.kubernetes.io/warn': 'restricted',
      'pod-security.kubernetes.io/warn-version': 'v1.24',
    });
    expect(errors).toEqual([]);
    expect(policy).toEqual({
      enforce: BASELINE,
      audit: { level: 'privileged', minor: 'latest' },
      warn: { level: 'restricted', minor: 24 },
    });
  });

  it('must be known', () => {
    const { policy, errors } = policyOf({
      'pod-security.kubernetes.io/enforce': 'none',
      'pod-security.kubernetes.io/warn-version': '1.24',
    });
    expect(errors.map((error) => error.error())).toEqual([
      'metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: "none": must be one of privileged, baseline, restricted',
      'metadata.labels[pod-security.kubernetes.io/warn-version]: Invalid value: "1.24": must be "latest" or "v1.x"',
    ]);
    expect(policy.enforce).toEqual(RESTRICTED);
  });
});
