/** Whether a private key is a certificate's: `crypto/tls` X509KeyPair of Go 1.22. */
import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type PEMBlock, pemBlocks } from '../../../go/encoding/pem';

/** Throws what Go says of PEM texts that are no certificate, no key, or no pair. */
export function checkKeyPair(cert: string, key: string): void {
  const certificate = certificateOf(pemBlocks(cert));
  const keyBlock = keyOf(pemBlocks(key));
  const publicKey = publicKeyOf(certificate);
  const privateKey = parsePrivateKey(keyBlock);
  if (publicKey.asymmetricKeyType !== privateKey.asymmetricKeyType)
    throw new Error('tls: private key type does not match public key type');
  if (!createPublicKey(privateKey as unknown as Parameters<typeof createPublicKey>[0]).equals(publicKey))
    throw new Error('tls: private key does not match public key');
}

function certificateOf(blocks: PEMBlock[]): Buffer {
  const found = blocks.find(({ type }) => type === 'CERTIFICATE');
  if (found) return found.der;
  const skipped = blocks.map(({ type }) => type);
  if (skipped.length === 0) throw new Error('tls: failed to find any PEM data in certificate input');
  if (skipped.length === 1 && skipped[0]?.endsWith('PRIVATE KEY'))
    throw new Error(
      'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched',
    );
  throw new Error(
    `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [${skipped.join(' ')}]`,
  );
}

function keyOf(blocks: PEMBlock[]): Buffer {
  const found = blocks.find(({ type }) => type === 'PRIVATE KEY' || type.endsWith(' PRIVATE KEY'));
  if (found) return found.der;
  const skipped = blocks.map(({ type }) => type);
  if (skipped.length === 0) throw new Error('tls: failed to find any PEM data in key input');
  if (skipped.length === 1 && skipped[0] === 'CERTIFICATE')
    throw new Error('tls: found a certificate rather than a key in the PEM for the private key');
  throw new Error(
    `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [${skipped.join(' ')}]`,
  );
}

function publicKeyOf(certificate: Buffer): KeyObject {
  const { publicKey } = readCertificate(certificate);
  if (['rsa', 'ec', 'ed25519'].includes(publicKey.asymmetricKeyType ?? '')) return publicKey;
  throw new Error('tls: unknown public key algorithm');
}

function readCertificate(der: Buffer): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch {
    throw new Error('x509: malformed certificate');
  }
}

/** PKCS #1, PKCS #8 or SEC 1, whichever it can be read as. */
function parsePrivateKey(key: Buffer): KeyObject {
  for (const type of ['pkcs1', 'pkcs8', 'sec1'] as const) {
    try {
      return createPrivateKey({ key, format: 'der', type });
    } catch {
      // not of that type
    }
  }
  throw new Error('tls: failed to parse private key');
}
