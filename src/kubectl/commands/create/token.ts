/** `kubectl create token`. */

import type { JsonObject } from '../../../go/json/value';
import type { TokenRequest } from '../../../kube/api/authentication/v1';
import { encodeTyped } from '../../../kube/schema/strict-decode';
import { type Context, command } from '../../cli/command';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { warningWriter } from '../../cli/warning';
import { resultPrinter } from '../../options/output';
import { printFlags } from '../../options/standard';
import { nameFromArgs } from './generator';

const TOKEN_REQUEST = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest' };

const FLAGS = {
  ...printFlags(),
  audience: flag.stringArray('Whom the token is for; without it the API server. Repeat it for more.'),
  'bound-object-kind': flag.string('Kind of the object the token ends with, Pod or Secret. Needs --bound-object-name.'),
  'bound-object-name': flag.string('Name of the object the token ends with.'),
  'bound-object-uid': flag.string('UID of the object the token ends with.'),
  duration: flag.duration('How long the token is to last. The server may decide otherwise.'),
};

type Flags = ValuesOf<typeof FLAGS>;

/** Prints a token of a service account; nothing is stored. */
export const token = command({
  name: 'token',
  usage: 'token SERVICE_ACCOUNT_NAME',
  short: 'Ask for a token of a service account',
  long: 'Asks the server for a token with which one can speak as a service account.',
  examples: `# A token of the service account robot
kubectl create token robot

# One for ten minutes
kubectl create token robot --duration 10m

# One for another server than the cluster's
kubectl create token robot --audience https://example.com

# One that ends with a secret
kubectl create token robot --bound-object-kind Secret --bound-object-name login`,
  flags: FLAGS,
  access: 'write',
  run(ctx, args, flags) {
    const name = nameFromArgs(ctx, args);
    const print = resultPrinter(ctx, flags, { typed: true });
    validate(name, flags);
    const response = requestToken(ctx, name, flags);
    if (flags.output !== '' || flags.template !== '') return print(encodeTyped(response, TOKEN_REQUEST), 'created');
    ctx.streams.out.write(`${response.status?.token}${ctx.streams.outIsTTY ? '\n' : ''}`);
  },
});

function validate(name: string, flags: Flags): void {
  const kind = flags['bound-object-kind'];
  const given = (flag: 'bound-object-name' | 'bound-object-uid') => flags[flag] !== '';
  const problems: [boolean, string][] = [
    [name === '', 'service account name is required'],
    [flags.duration < 0, '--duration must be positive'],
    [flags.duration % 1000 !== 0, '--duration cannot be expressed in units less than seconds'],
    [flags.audience.includes(''), '--audience must not be an empty string'],
    [!kind && given('bound-object-name'), '--bound-object-name can only be set if --bound-object-kind is provided'],
    [!kind && given('bound-object-uid'), '--bound-object-uid can only be set if --bound-object-kind is provided'],
    [kind !== '' && !['Pod', 'Secret'].includes(kind), 'supported --bound-object-kind values are Pod, Secret'],
    [kind !== '' && !given('bound-object-name'), '--bound-object-name is required if --bound-object-kind is provided'],
  ];
  const problem = problems.find(([wrong]) => wrong);
  if (problem) throw new Error(problem[1]);
}

function requestToken(ctx: Context, name: string, flags: Flags): TokenRequest {
  const target = { group: '', version: 'v1', resource: 'serviceaccounts', namespace: ctx.namespace, name };
  const request = encodeTyped({ ...TOKEN_REQUEST, metadata: {}, spec: tokenSpec(flags) }, TOKEN_REQUEST);
  try {
    return ctx.session.client.create<TokenRequest>({ ...target, subresource: 'token' }, request, {
      warn: warningWriter(ctx),
    });
  } catch (err) {
    throw new Error(`failed to create token: ${(err as Error).message}`);
  }
}

function tokenSpec(flags: Flags): JsonObject {
  const seconds = flags.duration / 1000;
  const kind = flags['bound-object-kind'];
  const boundObjectRef = {
    kind,
    apiVersion: 'v1',
    name: flags['bound-object-name'],
    uid: flags['bound-object-uid'],
  };
  return {
    audiences: flags.audience,
    ...(seconds > 0 ? { expirationSeconds: seconds } : {}),
    ...(kind ? { boundObjectRef } : {}),
  };
}
