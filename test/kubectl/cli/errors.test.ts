import { describe, expect, it } from 'vitest';
import { invalid, required } from '../../../src/kube/errors/field-error';
import { alreadyExists, badRequest, invalidError, notFound, StatusError } from '../../../src/kube/errors/status-error';
import {
  Aggregate,
  addSourceToError,
  aggregate,
  checkErr,
  ExitError,
  filterOut,
  isNotFound,
  NoKindMatchError,
  NoResourceMatchError,
  UsageError,
} from '../../../src/kubectl/cli/errors';

const pods = { group: '', resource: 'pods' };
const gone = notFound(pods, 'a');
const image = required('spec.containers[0].image');
const replicas = invalid('spec.replicas', -1, 'must be greater than or equal to 0');
const deployment = { group: 'apps', kind: 'Deployment' };

const cases: [what: string, err: unknown, text: string][] = [
  ['a plain error', new Error('no'), 'error: no\n'],
  ['an error that says so itself', new Error('error: no'), 'error: no\n'],
  ['wrong use', new UsageError('no', 'kubectl run'), "error: no\nSee 'kubectl run -h' for help and examples\n"],
  ['what the server refused', gone, 'Error from server (NotFound): pods "a" not found\n'],
  ['a refusal without a reason', new StatusError(500, '', 'no'), 'Error from server: no\n'],
  ['no login', new StatusError(401, 'Unauthorized', 'no'), 'error: You must be logged in to the server (no)\n'],
  [
    'one invalid field',
    invalidError(deployment, 'x', [replicas]),
    `The Deployment "x" is invalid: ${replicas.error()}\n`,
  ],
  [
    'invalid fields, each once',
    invalidError(deployment, 'x', [replicas, image, replicas]),
    `The Deployment "x" is invalid: \n* ${replicas.error()}\n* ${image.error()}\n`,
  ],
  ['an invalid request', new StatusError(422, 'Invalid', 'no'), 'The request is invalid: no\n'],
  ['an invalid request with empty details', new StatusError(422, 'Invalid', 'no', {}), 'The request is invalid: no\n'],
  [
    'an invalid request with a cause',
    new StatusError(422, 'Invalid', 'no', { causes: [{ field: 'patch', message: 'bad' }] }),
    'The request is invalid: patch: bad\n',
  ],
  ['an unknown resource', new NoResourceMatchError('x'), 'the server doesn\'t have a resource type "x"\n'],
  [
    'an unknown resource of a version',
    new NoResourceMatchError('x', 'g', 'v1'),
    'the server doesn\'t have a resource type "x" in group "g" and version "v1"\n',
  ],
  ['an unknown kind', new NoKindMatchError('X', 'g/v1'), 'error: no matches for kind "X" in version "g/v1"\n'],
  ['several', new Aggregate([gone, new Error('b')]), 'Error from server (NotFound): pods "a" not found\nb\n'],
  ['one of several', new Aggregate([new Error('b')]), 'error: b\n'],
  ['one of several of one', new Aggregate([new Aggregate([new Error('b')])]), 'b\n'],
  [
    'several within several',
    new Aggregate([new Error('a'), new Aggregate([new Error('b'), new Error('c'), new Error('c')])]),
    'a\n[b, c]\n',
  ],
  [
    'a source',
    addSourceToError('creating', 'f.yaml', alreadyExists(pods, 'a')),
    'Error from server (AlreadyExists): error when creating "f.yaml": pods "a" already exists\n',
  ],
  [
    'a plain source',
    addSourceToError('creating', 'f.yaml', new Error('b')),
    'error: error when creating "f.yaml": b\n',
  ],
  [
    'our own mistake',
    new TypeError('x is not a function\n at y'),
    'error: internal error: TypeError: x is not a function\n',
  ],
  ['no error at all', 'text', 'error: internal error: text\n'],
];

describe('checkErr', () => {
  it.each(cases)('words %s', (_, err, text) => {
    expect(checkErr(err)).toEqual({ text, code: 1 });
  });

  it('keeps a code and a silence', () => {
    expect(checkErr(new ExitError(3))).toEqual({ text: '', code: 3 });
    expect(checkErr(new ExitError(2, 'why'))).toEqual({ text: 'why\n', code: 2 });
  });
});

describe('several errors', () => {
  it('are none, one or an aggregate', () => {
    expect(aggregate([])).toBeUndefined();
    expect(aggregate([gone])).toBe(gone);
    expect(aggregate([gone, gone])?.message).toBe(gone.message);
  });

  it('lose those to be ignored', () => {
    const other = badRequest('b');
    expect(filterOut(gone, isNotFound)).toBeUndefined();
    expect(filterOut(new Aggregate([gone, gone]), isNotFound)).toBeUndefined();
    expect(filterOut(new Aggregate([gone, other]), isNotFound)).toEqual(new Aggregate([other]));
  });
});
