/** Whether a private key is a certificate's: `crypto/tls` X509KeyPair of Go 1.22, without any cryptography. */
import { type DERValue, derValues, type PEMBlock, pemBlocks, TAG } from '../../../go/encoding/pem';

type Algorithm = 'RSA' | 'ECDSA' | 'Ed25519';

/** A key by what the public half of it says; undefined where the private half does not tell it. */
interface PublicKey {
  algorithm: Algorithm;
  key: Buffer | undefined;
}

/** Object identifiers of public key algorithms, as hexadecimal DER. */
const ALGORITHMS: Record<string, Algorithm> = {
  '2a864886f70d010101': 'RSA',
  '2a8648ce3d0201': 'ECDSA',
  '2b6570': 'Ed25519',
};

/** Throws what Go says of PEM texts that are no certificate, no key, or no pair. */
export function checkKeyPair(cert: string, key: string): void {
  const certificate = certificateOf(pemBlocks(cert));
  const keyBlock = keyOf(pemBlocks(key));
  const publicKey = publicKeyOf(certificate);
  const privateKey = parsePrivateKey(keyBlock);
  if (publicKey.algorithm !== privateKey.algorithm)
    throw new Error('tls: private key type does not match public key type');
  const [ours, theirs] = [privateKey.key, publicKey.key];
  if (ours && theirs && !ours.equals(theirs)) throw new Error('tls: private key does not match public key');
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

function publicKeyOf(certificate: Buffer): PublicKey {
  try {
    const tbs = sequenceOf(sequenceOf(derValues(certificate)[0])[0]);
    const version = tbs[0]?.tag === TAG.context0 ? 1 : 0;
    // serial number, signature, issuer, validity and subject come before it
    const [algorithm, bits] = sequenceOf(tbs[version + 5]);
    const key = expect(bits, TAG.bitString).subarray(1);
    const known = ALGORITHMS[oidOf(algorithm)];
    if (known) return { algorithm: known, key: known === 'RSA' ? modulusOf(sequenceOf(derValues(key)[0])[0]) : key };
  } catch {
    throw new Error('x509: malformed certificate');
  }
  throw new Error('tls: unknown public key algorithm');
}

/** PKCS #1, PKCS #8 or SEC 1, whichever it can be read as. */
function parsePrivateKey(der: Buffer): PublicKey {
  for (const parse of [parsePKCS1, parsePKCS8, parseSEC1]) {
    const key = attempt(() => parse(der));
    if (key) return key;
  }
  throw new Error('tls: failed to parse private key');
}

function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

/** `RSAPrivateKey`: version, modulus, public exponent and so on. */
function parsePKCS1(der: Buffer): PublicKey {
  const fields = sequenceOf(derValues(der)[0]);
  if (fields.length < 9) throw new Error('no RSA key');
  return { algorithm: 'RSA', key: modulusOf(fields[1]) };
}

/** `PrivateKeyInfo`: version, algorithm, and the key in the algorithm's own form. */
function parsePKCS8(der: Buffer): PublicKey {
  const [, algorithm, key] = sequenceOf(derValues(der)[0]);
  const inner = expect(key, TAG.octetString);
  const known = ALGORITHMS[oidOf(algorithm)];
  if (known === 'RSA') return parsePKCS1(inner);
  if (known === 'ECDSA') return parseSEC1(inner);
  if (known === 'Ed25519') return { algorithm: known, key: undefined };
  throw new Error('unknown algorithm');
}

/** `ECPrivateKey`: version 1, the key, and mostly the curve and the public key. */
function parseSEC1(der: Buffer): PublicKey {
  const fields = sequenceOf(derValues(der)[0]);
  expect(fields[1], TAG.octetString);
  const wrapped = fields.find(({ tag }) => tag === TAG.context1);
  const key = wrapped && expect(derValues(wrapped.content)[0], TAG.bitString).subarray(1);
  return { algorithm: 'ECDSA', key };
}

function sequenceOf(value: DERValue | undefined): DERValue[] {
  return derValues(expect(value, TAG.sequence));
}

function oidOf(algorithm: DERValue | undefined): string {
  return expect(sequenceOf(algorithm)[0], TAG.oid).toString('hex');
}

function modulusOf(value: DERValue | undefined): Buffer {
  return expect(value, TAG.integer);
}

function expect(value: DERValue | undefined, tag: number): Buffer {
  if (value?.tag !== tag) throw new Error('asn1: structure error: tags do not match');
  return value.content;
}
