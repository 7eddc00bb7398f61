/** What a CertificateSigningRequest must be like: `pkg/apis/certificates/validation`. */

import { quote } from '../../../../go/strconv/quote';
import type { CertificateSigningRequest } from '../../../../kube/api/certificates/v1';
import { duplicate, type FieldError, invalid, required } from '../../../../kube/errors/field-error';
import { isDNS1123Subdomain } from '../../../../kube/names/name-formats';
import { invalidGo, unsupported } from '../../field-checks';

const USAGES = [
  'any',
  'cert sign',
  'client auth',
  'code signing',
  'content commitment',
  'crl sign',
  'data encipherment',
  'decipher only',
  'digital signature',
  'email protection',
  'encipher only',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'key agreement',
  'key encipherment',
  'microsoft sgc',
  'netscape sgc',
  'ocsp signing',
  's/mime',
  'server auth',
  'signing',
  'timestamping',
];
const MIN_SECONDS = 600;

/** Whether what is sent reads like a request; its signature is nobody's business here. */
function validateRequest(request = ''): FieldError[] {
  const bytes = Buffer.from(request, 'base64');
  if (/-----BEGIN CERTIFICATE REQUEST-----/.test(bytes.toString())) return [];
  const shown = `[]byte{${[...bytes].map((byte) => `0x${byte.toString(16)}`).join(', ')}}`;
  return [invalidGo('spec.request', shown, 'PEM block type must be CERTIFICATE REQUEST')];
}

function validateUsages(usages: string[]): FieldError[] {
  const path = 'spec.usages';
  if (usages.length === 0) return [required(path)];
  return [
    ...usages.flatMap((usage, i) => (USAGES.includes(usage) ? [] : [unsupported(`${path}[${i}]`, usage, USAGES)])),
    ...usages.flatMap((usage, i) => (usages.indexOf(usage) < i ? [duplicate(`${path}[${i}]`, usage)] : [])),
  ];
}

/** `example.com/signer-name` */
function validateSignerName(name = ''): FieldError[] {
  const path = 'spec.signerName';
  if (!name) return [required(path)];
  if (name === 'kubernetes.io/legacy-unknown')
    return [invalid(path, name, 'the legacy signerName is not allowed via this API version')];
  const [domain = '', signer, ...more] = name.split('/');
  const form = "must be a fully qualified domain and path of the form 'example.com/signer-name'";
  if (signer === undefined || more.length > 0) return [invalid(path, name, form)];
  const errors = isDNS1123Subdomain(domain).map((message) =>
    invalid(path, domain, `validating label ${quote(domain)}: ${message}`),
  );
  if (domain.split('.').length < 2)
    errors.push(invalid(path, domain, 'should be a domain with at least two segments separated by dots'));
  return [
    ...errors,
    ...isDNS1123Subdomain(signer).map((message) =>
      invalid(path, signer, `validating label ${quote(signer)}: ${message}`),
    ),
  ];
}

/** Every error of a request but those of its metadata. */
export function validateCertificateSigningRequest({ spec }: CertificateSigningRequest): FieldError[] {
  const seconds = spec.expirationSeconds;
  const why = 'may not specify a duration less than 600 seconds (10 minutes)';
  return [
    ...validateRequest(spec.request ?? undefined),
    ...validateUsages(spec.usages ?? []),
    ...validateSignerName(spec.signerName),
    ...(seconds !== undefined && seconds < MIN_SECONDS ? [invalid('spec.expirationSeconds', seconds, why)] : []),
  ];
}
