import { expect, it } from 'vitest';
import { Simulation } from '../../control-plane/controllers/simulation';

const quota = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'q' },
  spec: { hard: { 'count/endpoints': '0' } },
};
const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 's' },
  spec: { selector: { app: 's' }, ports: [{ port: 80 }] },
};

it('tries again what a controller was refused, without disturbing anybody', () => {
  const s = new Simulation();
  const names = () => s.list('endpoints').map(({ metadata }) => metadata.name);
  s.create(quota);
  s.create(service);
  s.settle();
  expect(names()).toEqual(['kubernetes']);
  s.change('resourcequotas', 'q', ({ spec }) => {
    spec.hard = { 'count/endpoints': '9' };
  });
  s.advance(60);
  expect(names()).toEqual(['kubernetes', 's']);
});
