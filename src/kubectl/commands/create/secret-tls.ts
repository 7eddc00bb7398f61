/** `kubectl create secret tls`. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathErrorText } from '../../../go/os/system-error';
import type { Context } from '../../cli/command';
import { flag } from '../../cli/flags/declare';
import { generatorCommand } from './generator';
import { checkKeyPair } from './key-pair';
import { appendHashFlag, SECRET, secretData, secretObject } from './secret';

export const secretTLS = generatorCommand({
  name: 'tls',
  usage: 'tls NAME --cert=path/to/cert/file --key=path/to/key/file [--dry-run=server|client|none]',
  short: 'Make a secret of a certificate and its key',
  long: `Creates a secret that holds a certificate and its private key.

Both are PEM files that exist already, and the key must be the certificate's.`,
  examples: `# From a pair of files
kubectl create secret tls web-tls --cert=tls.crt --key=tls.key`,
  flags: {
    ...appendHashFlag(),
    cert: flag.string('PEM file with the certificate.'),
    key: flag.string('PEM file with the private key of the certificate.'),
  },
  ...SECRET,
  generate({ ctx, name, flags }) {
    const certFile = flags.cert;
    const keyFile = flags.key;
    if (!certFile || !keyFile) throw new Error('key and cert must be specified');
    const cert = readPEM(ctx, certFile);
    const key = readPEM(ctx, keyFile);
    checkKeyPair(cert.toString('latin1'), key.toString('latin1'));
    const { data, add } = secretData();
    add('tls.crt', cert);
    add('tls.key', key);
    return secretObject(name, 'kubernetes.io/tls', data, flags);
  },
});

function readPEM(ctx: Context, file: string): Buffer {
  try {
    return readFileSync(path.resolve(ctx.cwd, file));
  } catch (err) {
    throw new Error(`Cannot read file ${file}, ${pathErrorText(err, file)}`);
  }
}
