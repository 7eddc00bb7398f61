/** What an update of a pod may leave out, as the API server puts it back. */
import { expect, it } from 'vitest';
import { clusterWorkspace } from '../../../kubectl/commands/cluster-workspace';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: "nginx:1"}]}\n';

it('keeps tolerations, priority and preemption policy, and nothing else', async () => {
  const { print, refuse, remove } = await clusterWorkspace({ 'p.yaml': POD });
  await print('apply -f p.yaml');
  const [first, ...rest] = (await refuse('replace -f p.yaml')).split('\n');
  const changes = rest.filter((line) => /^[-+]/.test(line)).map((line) => line.replaceAll(/\s+/g, ' '));
  expect(first).toMatch(/^The Pod "p" is invalid: spec: Forbidden: pod updates may not change fields other than /);
  expect(changes.filter((line) => !/[[\]{}]/.test(line))).toEqual([
    expect.stringMatching(/^- Name: "kube-api-access-/),
    '+ Volumes: nil,',
    expect.stringMatching(/^- Name: "kube-api-access-/),
    '- ReadOnly: true,',
    '- MountPath: "/var/run/secrets/kubernetes.io/serviceaccount",',
    '+ VolumeMounts: nil,',
    '- ServiceAccountName: "default",',
    '+ ServiceAccountName: "",',
    expect.stringMatching(/^- NodeName: "gke-/),
    '+ NodeName: "",',
  ]);
  remove();
});
