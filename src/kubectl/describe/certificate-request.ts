/** Reads a certificate signing request: PEM around PKCS#10. */
import { type DERValue, derValues } from '../../go/encoding/asn1';
import { pemBlocks } from '../../go/encoding/pem';

/** Who a certificate is asked for. */
export interface CertificateRequest {
  /** The parts of the subject by their object identifier, in the order they stand. */
  subject: Map<string, string[]>;
  dnsNames: string[];
  emailAddresses: string[];
  uris: string[];
  ipAddresses: string[];
}

const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';
const SUBJECT_ALT_NAME = '2.5.29.17';

/** Takes the PEM text of a request apart. Throws an Error when it is none. */
export function parseCertificateRequest(pem: string): CertificateRequest {
  const block = pemBlocks(pem).find(({ type }) => type === 'CERTIFICATE REQUEST');
  if (!block) throw new Error('PEM block type must be CERTIFICATE REQUEST');
  const [, name, , attributes] = children(only(only({ tag: 0, content: block.der })));
  if (!name) throw new Error('asn1: syntax error: sequence truncated');
  const request: CertificateRequest = {
    subject: new Map(),
    dnsNames: [],
    emailAddresses: [],
    uris: [],
    ipAddresses: [],
  };
  for (const pair of children(name).flatMap(children)) readAttribute(pair, request);
  for (const attribute of attributes ? children(attributes) : []) readExtensions(attribute, request);
  return request;
}

function readAttribute(pair: DERValue, { subject }: CertificateRequest): void {
  const [type, value] = children(pair);
  if (!type || !value) return;
  const id = objectIdentifier(type.content);
  subject.set(id, [...(subject.get(id) ?? []), value.content.toString()]);
}

function readExtensions(attribute: DERValue, request: CertificateRequest): void {
  const [type, values] = children(attribute);
  if (!type || !values || objectIdentifier(type.content) !== EXTENSION_REQUEST) return;
  for (const extension of children(values).flatMap(children)) {
    const parts = children(extension);
    const value = parts.at(-1);
    if (!value || !parts[0] || objectIdentifier(parts[0].content) !== SUBJECT_ALT_NAME) continue;
    for (const name of children(only(value))) readAlternativeName(name, request);
  }
}

function readAlternativeName({ tag, content }: DERValue, request: CertificateRequest): void {
  const text = content.toString();
  if (tag === 0x81) request.emailAddresses.push(text);
  else if (tag === 0x82) request.dnsNames.push(text);
  else if (tag === 0x86) request.uris.push(text);
  else if (tag === 0x87) request.ipAddresses.push(ipText(content));
}

function ipText(bytes: Buffer): string {
  if (bytes.length === 4) return [...bytes].join('.');
  const groups = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(i * 2).toString(16));
  const run = longestZeros(groups);
  if (run.length < 2) return groups.join(':');
  return `${groups.slice(0, run.from).join(':')}::${groups.slice(run.from + run.length).join(':')}`;
}

/** The longest run of zeros, the first of several. */
function longestZeros(groups: readonly string[]): { from: number; length: number } {
  let longest = { from: 0, length: 0 };
  for (let from = 0; from < groups.length; from++) {
    const end = groups.findIndex((group, i) => i >= from && group !== '0');
    const length = (end < 0 ? groups.length : end) - from;
    if (length > longest.length) longest = { from, length };
  }
  return longest;
}

/** The one value inside another. */
function only(der: DERValue): DERValue {
  const [first] = children(der);
  if (!first) throw new Error('asn1: syntax error: sequence truncated');
  return first;
}

const children = ({ content }: DERValue) => derValues(content);

function objectIdentifier(bytes: Buffer): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of bytes) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join('.');
}
