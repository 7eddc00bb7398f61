import { describe, expect, it } from 'vitest';
import { modelDescription, modelHeader } from '../../../src/kubectl/explain/model-description';
import type { OpenAPISchema } from '../../../src/kubectl/explain/openapi';
import { typeGuess } from '../../../src/kubectl/explain/type-guess';

const SCHEMAS: Record<string, OpenAPISchema> = {
  'a.b.Tree': {
    type: 'object',
    description: 'Tree grows.',
    required: ['name'],
    properties: {
      name: { type: 'string' },
      children: { type: 'array', description: 'What is below.', items: { allOf: [{ $ref: 'a.b.Tree' }] } },
      size: { allOf: [{ $ref: 'a.b.Quantity' }] },
      born: { $ref: 'a.b.Time' },
    },
  },
  'a.b.Quantity': {},
  'a.b.Time': { type: 'string', description: 'Time passes.' },
};
const document = { resolve: (ref: string) => SCHEMAS[ref] };
const explained = (path: string[], recursive = false) =>
  modelDescription({ schema: SCHEMAS['a.b.Tree'] as OpenAPISchema, document, path, recursive });

describe('modelHeader', () => {
  it('leaves out the core group', () => {
    expect(modelHeader({ group: '', kind: 'Pod', version: 'v1' })).toBe('KIND:       Pod\nVERSION:    v1\n\n');
    expect(modelHeader({ group: 'apps', kind: 'Deployment', version: 'v1' })).toBe(
      'GROUP:      apps\nKIND:       Deployment\nVERSION:    v1\n\n',
    );
  });
});

describe('modelDescription', () => {
  it('describes a kind and its fields', () => {
    expect(explained([])).toBe(`DESCRIPTION:
    Tree grows.
    
FIELDS:
  born\t<string>
    <no description>

  children\t<[]Tree>
    What is below.

  name\t<string> -required-
    <no description>

  size\t<Quantity>
    <no description>


`);
  });

  it('says of a field what its type says, too', () => {
    expect(explained(['born'])).toBe('FIELD: born <string>\n\nDESCRIPTION:\n    Time passes.\n    \n\n');
    expect(explained(['size'])).toBe('FIELD: size <Quantity>\n\nDESCRIPTION:\n    <empty>\n\n');
  });

  it('goes through lists without a name, and ends where a type contains itself', () => {
    expect(explained(['children', 'children'], true)).toBe(`FIELD: children <[]Tree>

DESCRIPTION:
    What is below.
    Tree grows.
    
FIELDS:
  born\t<string>
  children\t<[]Tree>
  name\t<string> -required-
  size\t<Quantity>

`);
  });

  it('refuses fields that are not there', () => {
    expect(() => explained(['bogus', 'x'])).toThrow('field "x" does not exist');
    expect(() => explained(['toString'])).toThrow('field "toString" does not exist');
  });
});

describe('typeGuess', () => {
  it.each<[OpenAPISchema, string]>([
    [{ type: 'object' }, 'Object'],
    [{}, 'Object'],
    [{ type: 'integer' }, 'integer'],
    [{ additionalProperties: true }, 'map[string]Object'],
    [{ additionalProperties: { type: 'array', items: { type: 'string' } } }, 'map[string][]string'],
    [{ $ref: 'a.b.Unknown' }, 'Unknown'],
  ])('of %j is %s', (schema, type) => {
    expect(typeGuess(schema, document)).toBe(type);
  });
});
