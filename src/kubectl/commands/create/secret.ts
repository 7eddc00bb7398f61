/** `kubectl create secret`, and what its three subcommands share. */

import { setField } from '../../../go/json/field';
import { quote } from '../../../go/strconv/quote';
import { hashedName } from '../../../kube/meta/name-hash';
import { isConfigMapKey } from '../../../kube/names/name-formats';
import type { Command } from '../../cli/command';
import { flag } from '../../cli/flags/declare';
import type { AddKey } from './data-sources';
import type { GeneratedObject } from './generator';

/** The group of the given subcommands. */
export function secretCommand(subcommands: Command[]): Command {
  return {
    name: 'secret',
    usage: 'secret (docker-registry | generic | tls)',
    short: 'Make a secret of one of three types',
    long: `Creates a secret of one of three types.

docker-registry: what is needed to pull images from a registry.

generic: keys and values of any kind (Opaque).

tls: a certificate and its private key.`,
    subcommands,
    access: 'none',
  };
}

/** `--append-hash`. */
export function appendHashFlag() {
  return { 'append-hash': flag.bool('Put a hash of the content behind the name.') };
}

/** What every secret generator has in common. */
export const SECRET = {
  resource: { group: '', version: 'v1', resource: 'secrets' },
  failure: 'failed to create secret ',
};

/** The data of a secret, base64 by key, and the function that adds to it. Adding throws kubectl's errors. */
export function secretData(): { data: Record<string, string>; add: AddKey } {
  const data: Record<string, string> = {};
  const add: AddKey = (key, value) => {
    const problems = isConfigMapKey(key);
    if (problems.length > 0) throw new Error(`${quote(key)} is not valid key name for a Secret ${problems.join(';')}`);
    if (Object.hasOwn(data, key)) throw new Error(`cannot add key ${key}, another key by that name already exists`);
    setField(data, key, value.toString('base64'));
  };
  return { data, add };
}

/** The object, its name with a hash where `--append-hash` says so. */
export function secretObject(
  name: string,
  type: string,
  data: Record<string, string>,
  flags: { 'append-hash': boolean },
): GeneratedObject {
  const named = flags['append-hash'] ? hashedName(name, { kind: 'Secret', type, name, data }) : name;
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: named }, data, type };
}
