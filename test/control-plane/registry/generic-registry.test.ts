import { expect, it } from 'vitest';
import type { Observed } from '../../observed';
import { Simulation } from '../controllers/simulation';

it('an update of version zero is of any version', () => {
  const s = new Simulation();
  s.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } });
  const updated = s.change('configmaps', 'c', (map) => {
    map.metadata.resourceVersion = '0';
    map.data = { a: 'b' };
  });
  expect(updated).toMatchObject({ data: { a: 'b' } });
  expect(Number(updated.metadata.resourceVersion)).toBeGreaterThan(0);
  const old = (map: Observed) => Object.assign(map.metadata, { resourceVersion: '1' });
  expect(() => s.change('configmaps', 'c', old)).toThrow(
    'the object has been modified; please apply your changes to the latest version and try again',
  );
});
