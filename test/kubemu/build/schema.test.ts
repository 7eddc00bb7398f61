/** Makes a schema from a server's own description of its API. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const SCRIPT = path.resolve(import.meta.dirname, '../../../src/kubemu/build/schema.mjs');

const OPENAPI = {
  info: { version: 'v1.28.15' },
  definitions: {
    'example.Widget': {
      description: 'A widget.',
      type: 'object',
      required: ['spec'],
      properties: {
        spec: { $ref: '#/definitions/example.WidgetSpec' },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        parts: {
          type: 'array',
          items: { $ref: '#/definitions/example.Part' },
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['name'],
          'x-kubernetes-patch-merge-key': 'name',
          'x-kubernetes-patch-strategy': 'merge',
        },
        raw: { type: 'object' },
        size: { type: 'integer', format: 'int32' },
        mode: { type: 'string', enum: ['A', 'B'] },
      },
      'x-kubernetes-group-version-kind': [{ group: 'example', version: 'v1', kind: 'Widget' }],
    },
    'example.Quantity': { type: 'string', format: 'quantity' },
  },
};

it('keeps types, requirements and merging, and leaves out what is written for people', () => {
  const out = execFileSync(process.execPath, [SCRIPT], { input: JSON.stringify(OPENAPI), encoding: 'utf8' });
  expect(JSON.parse(out)).toEqual({
    info: 'v1.28.15',
    definitions: {
      'example.Widget': {
        gvk: ['example/v1/Widget'],
        required: ['spec'],
        fields: {
          spec: { ref: 'example.WidgetSpec' },
          labels: { map: { type: 'string' } },
          parts: {
            list: { ref: 'example.Part' },
            patchMergeKey: 'name',
            patchStrategy: 'merge',
            listType: 'map',
            listMapKeys: ['name'],
          },
          raw: {},
          size: { type: 'integer', format: 'int32' },
          mode: { type: 'string', enum: ['A', 'B'] },
        },
      },
      'example.Quantity': { type: 'string', format: 'quantity' },
    },
  });
});
