import { describe, expect, it } from 'vitest';
import {
  definition,
  definitionFor,
  definitionNames,
  fieldAt,
  goFields,
  goTypeName,
} from '../../../src/kube/schema/schema';

const deployment = definitionFor({ apiVersion: 'apps/v1', kind: 'Deployment' });

describe('schema', () => {
  it('finds kinds by group and version', () => {
    expect(deployment?.name).toBe('io.k8s.api.apps.v1.Deployment');
    expect(definitionFor({ apiVersion: 'v1', kind: 'Pod' })?.name).toBe('io.k8s.api.core.v1.Pod');
    expect(definitionFor({ apiVersion: 'v1', kind: 'Deployment' })).toBeUndefined();
    expect(definition('nope')).toBeUndefined();
  });

  it('follows paths through lists and references', () => {
    if (!deployment) throw new Error('no Deployment');
    expect(fieldAt(deployment, ['spec', 'template', 'spec', 'containers'])).toMatchObject({
      patchStrategy: 'merge',
      patchMergeKey: 'name',
    });
    expect(fieldAt(deployment, ['spec', 'template', 'spec', 'containers', 'ports', 'containerPort'])?.type).toBe(
      'integer',
    );
    expect(fieldAt(deployment, ['spec', 'nope'])).toBeUndefined();
  });

  it('knows the Go fields of every definition, and no others', () => {
    for (const name of definitionNames()) {
      const def = definition(name);
      if (def?.fields) expect([...goFields(def).keys()].sort(), name).toEqual(Object.keys(def.fields).sort());
    }
  });

  it('knows pointers, omitempty, types and names', () => {
    const container = definition('io.k8s.api.core.v1.Container');
    if (!container) throw new Error('no Container');
    const fields = goFields(container);
    expect(fields.get('name')).toEqual({ name: 'name', goName: 'Name', pointer: false, omitEmpty: false });
    expect(fields.get('tty')).toEqual({ name: 'tty', goName: 'TTY', pointer: false, omitEmpty: true });
    expect(fields.get('restartPolicy')).toEqual({
      name: 'restartPolicy',
      goName: 'RestartPolicy',
      pointer: true,
      omitEmpty: true,
      goType: 'v1.ContainerRestartPolicy',
    });
    expect(goTypeName(container)).toBe('v1.Container');
  });
});
