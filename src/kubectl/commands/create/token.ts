/** `kubectl create token`. */

import type { JsonObject } from '../../../go/json/value';
import type { TokenRequest } from '../../../kube/api/authentication/v1';
import { encodeTyped } from '../../../kube/schema/strict-decode';
import type { Command, Context, FlagValues } from '../../cli/command';
import { warningWriter } from '../../cli/warning';
import { resultPrinter } from '../../options/output';
import { printFlags } from '../../options/standard';
import { nameFromArgs } from './generator';

const TOKEN_REQUEST = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest' };

/** Prints a token of a service account; nothing is stored. */
export const token: Command = {
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
  flags: [
    ...printFlags(),
    {
      name: 'audience',
      type: 'stringArray',
      usage: 'Whom the token is for; without it the API server. Repeat it for more.',
    },
    {
      name: 'bound-object-kind',
      type: 'string',
      usage: 'Kind of the object the token ends with, Pod or Secret. Needs --bound-object-name.',
    },
    { name: 'bound-object-name', type: 'string', usage: 'Name of the object the token ends with.' },
    { name: 'bound-object-uid', type: 'string', usage: 'UID of the object the token ends with.' },
    { name: 'duration', type: 'duration', usage: 'How long the token is to last. The server may decide otherwise.' },
  ],
  access: 'write',
  run(ctx, args, flags) {
    const name = nameFromArgs(ctx, args, flags);
    const print = resultPrinter(ctx, flags, { typed: true });
    validate(name, flags);
    const response = requestToken(ctx, name, flags);
    if (flags.string('output') !== '' || flags.string('template') !== '')
      return print(encodeTyped(response, TOKEN_REQUEST), 'created');
    ctx.streams.out.write(`${response.status?.token}${ctx.streams.outIsTTY ? '\n' : ''}`);
  },
};

function validate(name: string, flags: FlagValues): void {
  const kind = flags.string('bound-object-kind');
  const given = (flag: string) => flags.string(flag) !== '';
  const problems: [boolean, string][] = [
    [name === '', 'service account name is required'],
    [flags.duration('duration') < 0, '--duration must be positive'],
    [flags.duration('duration') % 1000 !== 0, '--duration cannot be expressed in units less than seconds'],
    [flags.strings('audience').includes(''), '--audience must not be an empty string'],
    [!kind && given('bound-object-name'), '--bound-object-name can only be set if --bound-object-kind is provided'],
    [!kind && given('bound-object-uid'), '--bound-object-uid can only be set if --bound-object-kind is provided'],
    [kind !== '' && !['Pod', 'Secret'].includes(kind), 'supported --bound-object-kind values are Pod, Secret'],
    [kind !== '' && !given('bound-object-name'), '--bound-object-name is required if --bound-object-kind is provided'],
  ];
  const problem = problems.find(([wrong]) => wrong);
  if (problem) throw new Error(problem[1]);
}

function requestToken(ctx: Context, name: string, flags: FlagValues): TokenRequest {
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

function tokenSpec(flags: FlagValues): JsonObject {
  const seconds = flags.duration('duration') / 1000;
  const kind = flags.string('bound-object-kind');
  const boundObjectRef = {
    kind,
    apiVersion: 'v1',
    name: flags.string('bound-object-name'),
    uid: flags.string('bound-object-uid'),
  };
  return {
    audiences: flags.strings('audience'),
    ...(seconds > 0 ? { expirationSeconds: seconds } : {}),
    ...(kind ? { boundObjectRef } : {}),
  };
}
