/** `kubemu cluster timeline`: what happened, as text, as a picture and as data. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workspace } from '../../kubectl/commands/run';

const kubemu = { binary: 'kubemu', env: { COLUMNS: '70' } } as const;
const MANIFEST = `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web }
spec:
  serviceName: web
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: c, image: nginx }] }
`;

let place: ReturnType<typeof workspace>;
const timeline = async (args: string) => (await place.run(`cluster timeline ${args}`.trim(), kubemu)).stdout;

beforeAll(async () => {
  place = workspace({ 'web.yaml': MANIFEST });
  await place.run('cluster reset --clock virtual', kubemu);
  await place.run('create -f web.yaml');
  await place.run('run other --image=nginx');
  await place.run('cluster advance 20s', kubemu);
  await place.run('scale statefulset web --replicas 2');
  await place.run('cluster advance 20s', kubemu);
  await place.run('delete statefulset web');
  await place.run('cluster advance 20s', kubemu);
}, 60_000);
afterAll(() => place.remove());

it('shows pods as bars and what was done to workloads', async () => {
  expect(await timeline('')).toBe(`       0s             15s             30s             45s            1m
       ▲ create statefulset/web
                            ▲ scale statefulset/web 1 → 2
                          delete statefulset/web ▲
web-0  ░█████████████████████████████████████████▚
other  ░██████████████████████████████████████████████████████████████
web-1                       ░████████████████████▚

       ░ ContainerCreating  █ Running  ▚ Terminating
`);
});

it('shows one object and what belongs to it', async () => {
  const names = async (args: string) =>
    JSON.parse(await timeline(`${args} -o json`)).bars.map(({ name }: { name: string }) => name);
  expect(await names('sts/web')).toEqual(['web-0', 'web-1']);
  expect(await names('pod/other')).toEqual(['other']);
  expect(await names('-l app=web')).toEqual(['web-0', 'web-1']);
  expect(await names('-n kube-system')).toEqual([]);
  expect(await timeline('-n kube-system')).toBe('Nothing has happened.\n');
});

it('is data', async () => {
  const { from, marks, bars } = JSON.parse(await timeline('pod/web-0 -o json'));
  expect({ from, marks, spans: bars[0].spans.slice(0, 2) }).toEqual({
    from: '2024-01-01T00:00:00Z',
    marks: [],
    spans: [
      { state: 'ContainerCreating', from: '2024-01-01T00:00:00Z', to: '2024-01-01T00:00:01Z' },
      { state: 'Running', from: '2024-01-01T00:00:01Z', to: '2024-01-01T00:00:40Z' },
    ],
  });
});

it('is a picture that needs nothing else', async () => {
  const svg = await timeline('-o svg');
  expect(svg).toContain('<title>ContainerCreating 0s – 1.5s</title>');
  expect(svg).not.toMatch(/href|<script/);
  expect(await timeline('-o html')).toContain(svg);
});

it('refuses what it does not know', async () => {
  expect((await place.run('cluster timeline -o png', kubemu)).stderr).toBe(
    "error: --output must be one of text, svg, html, json\nSee 'kubemu cluster timeline -h' for help and examples\n",
  );
});
