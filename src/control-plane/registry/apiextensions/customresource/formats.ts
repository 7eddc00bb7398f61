/** Formats a schema can ask strings for: `kube-openapi/pkg/validation/strfmt`. Others are not looked at. */
import { isIP, isIPv4, isIPv6 } from 'node:net';

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DATE_TIME = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/;
const DURATION = /^([0-9]+(\.[0-9]*)? *(ns|us|µs|ms|s|m|h|d|w|[a-z]+) *)+$/i;

function isCIDR(text: string): boolean {
  const [ip = '', bits = '', ...more] = text.split('/');
  const version = isIP(ip);
  return more.length === 0 && version > 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

function isURI(text: string): boolean {
  try {
    new URL(text);
    return true;
  } catch {
    return text.startsWith('/');
  }
}

const isDate = (text: string) => DATE.test(text) && !Number.isNaN(Date.parse(text));

const isDateTime = (text: string) => {
  const date = DATE_TIME.exec(text)?.[1];
  return date !== undefined && isDate(date);
};

/** Whether the text is of the format; true for formats nobody knows. */
export function hasFormat(text: string, format: string): boolean {
  switch (format.replaceAll('-', '')) {
    case 'date':
      return isDate(text);
    case 'datetime':
      return isDateTime(text);
    case 'duration':
      return DURATION.test(text.trim());
    case 'ipv4':
      return isIPv4(text);
    case 'ipv6':
      return isIPv6(text);
    case 'cidr':
      return isCIDR(text);
    case 'uri':
      return isURI(text);
    case 'uuid':
      return /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i.test(text);
    case 'email':
      return /^[^\s@]+@[^\s@]+$/.test(text);
    case 'mac':
      return /^([0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i.test(text);
    case 'byte':
      return text === '' || /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
    default:
      return true;
  }
}
