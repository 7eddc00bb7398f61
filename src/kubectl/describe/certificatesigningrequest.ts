/** CertificateSigningRequests. */

import type { CertificateSigningRequest } from '../../kube/api/certificates/v1';
import { formatLabels } from '../../kube/labels/label-set';
import { humanDuration } from '../../kube/meta/human-duration';
import { type CertificateRequest, parseCertificateRequest } from './certificate-request';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { longTime } from './times';

/** `describeCertificateSigningRequest`. Throws an Error when the request in it cannot be read. */
export function describeCertificateSigningRequest(
  page: Description,
  csr: CertificateSigningRequest,
  view: ClusterView,
): void {
  const { metadata, spec } = csr;
  const request = readRequest(spec.request);
  page.field('Name', metadata.name);
  page.field('Labels', formatLabels(metadata.labels));
  page.field('Annotations', formatLabels(metadata.annotations));
  page.field('CreationTimestamp', longTime(metadata.creationTimestamp));
  page.field('Requesting User', spec.username ?? '');
  if (spec.signerName) page.field('Signer', spec.signerName);
  if (spec.expirationSeconds !== undefined)
    page.field('Requested Duration', humanDuration(spec.expirationSeconds * 1000));
  page.field('Status', statusText(csr));
  describeSubject(page, request);
  describeAlternativeNames(page, request);
  describeEvents(page, view.eventsOf(csr), view.now);
}

function readRequest(encoded = ''): CertificateRequest {
  try {
    return parseCertificateRequest(Buffer.from(encoded, 'base64').toString());
  } catch (error) {
    throw new Error(`Error parsing CSR: ${(error as Error).message}`);
  }
}

function statusText({ status = {} }: CertificateSigningRequest): string {
  const types = (status.conditions ?? []).map(({ type }) => type);
  const verdict = types.includes('Denied') ? 'Denied' : types.includes('Approved') ? 'Approved' : 'Pending';
  return `${verdict}${types.includes('Failed') ? ',Failed' : ''}${status.certificate ? ',Issued' : ''}`;
}

function describeSubject(page: Description, { subject }: CertificateRequest): void {
  const last = (id: string) => subject.get(id)?.at(-1) ?? '';
  page.line('Subject:');
  page.row('', 'Common Name:', last('2.5.4.3'));
  page.row('', 'Serial Number:', last('2.5.4.5'));
  describeList(page, 'Organization', subject.get('2.5.4.10'));
  describeList(page, 'Organizational Unit', subject.get('2.5.4.11'));
  describeList(page, 'Country', subject.get('2.5.4.6'));
  describeList(page, 'Locality', subject.get('2.5.4.7'));
  describeList(page, 'Province', subject.get('2.5.4.8'));
  describeList(page, 'StreetAddress', subject.get('2.5.4.9'));
  describeList(page, 'PostalCode', subject.get('2.5.4.17'));
}

function describeAlternativeNames(page: Description, request: CertificateRequest): void {
  const { dnsNames, emailAddresses, uris, ipAddresses } = request;
  if (dnsNames.length + emailAddresses.length + uris.length + ipAddresses.length === 0) return;
  page.line('Subject Alternative Names:');
  describeList(page, 'DNS Names', dnsNames);
  describeList(page, 'Email Addresses', emailAddresses);
  describeList(page, 'URIs', uris);
  describeList(page, 'IP Addresses', ipAddresses);
}

function describeList(page: Description, name: string, values: readonly string[] = []): void {
  const [first, ...rest] = values;
  if (first === undefined) return;
  page.row('', `${name}:`, first);
  for (const value of rest) page.row('', '', value);
}
