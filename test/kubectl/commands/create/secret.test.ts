import { describe } from 'vitest';
import { itPrints, itRefuses } from './dry-run';

const secret = (data: string, type = '', name = 'x') => `apiVersion: v1
${data}kind: Secret
metadata:
  creationTimestamp: null
  name: ${name}
${type ? `type: ${type}\n` : ''}`;

/** A self-signed certificate of a 1024-bit RSA key, its key, and another key: only for being parsed. */
const CERT = `-----BEGIN CERTIFICATE-----
MIIB9jCCAV+gAwIBAgIUW85S6gFJfYkFhmwo7U6lsXnjAWkwDQYJKoZIhvcNAQEL
BQAwDDEKMAgGA1UEAwwBeDAgFw0yNjExMjIxNDMxMjNaGA8yMTI2MTAyOTE0MzEy
M1owDDEKMAgGA1UEAwwBeDCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkCgYEAwO3I
BRMTwXsYwX393c68c6DHtl2CubF5AoU77UomOQ38Xq8YCjP3xrnVx+fx5k5sWam8
uJ7KWY7OmpDVaahkbb/jXRcOk2M1nWtCIJq3JlMNPMjTZSBMkofvyEvKgy2DhF+O
nGqy+DtjVgFDOQRelmW5JLUp4ZIn4XrMoIMuTyECAwEAAaNTMFEwHQYDVR0OBBYE
FEqpo18fIUjp6Hqtf4PIiKBCagPKMB8GA1UdIwQYMBaAFEqpo18fIUjp6Hqtf4PI
iKBCagPKMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADgYEAdTWtlX70
kBpjO2pXD6AADRlh/nTUQVeEgq51/v1IIgRGP7CvRrRBuYdMmf2YIotvcUlWHGxZ
v7NVf99W6+ltOiBeIbgDoJuNUKgFF+ki+dQ2qONPQlEkCHTrtwLVj9HBUhLqvBzj
Yq+/vJ/3LFM/ZRIBTjOUSxe3Z9YRMDcp8gk=
-----END CERTIFICATE-----
`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEAAoGBAMDtyAUTE8F7GMF9
/d3OvHOgx7ZdgrmxeQKFO+1KJjkN/F6vGAoz98a51cfn8eZObFmpvLieylmOzpqQ
1WmoZG2/410XDpNjNZ1rQiCatyZTDTzI02UgTJKH78hLyoMtg4Rfjpxqsvg7Y1YB
QzkEXpZluSS1KeGSJ+F6zKCDLk8hAgMBAAECgYBDtS91WHSeemz9uxHVPjC1A8AT
KE4wjTBCyi9134f6jgX71MdDDWnvvFhih+xFP1CXRxKMWG37cDrh0+KR6h8UKTzd
IDnsQJcoyg2zxsDmLGAVOX73zcZeN/YdzPmosmBXnUZnzXVPZAsRG6BhHQ2R3Js6
ZLwGfyorMWDqL+AY4QJBAOAuZ+z1D0M752GpbE0z7FX4fFCDG0142EMdm/JkgkSh
WzponH7cqEIGaalfzdAjGNNM2Yp+yANMFRyjYv3dE1sCQQDcT9KPFeeO+YSEDE6Q
xwXW5pwImz+eqv2D55GOpwf8/uZMy3mZxW3gq6tbKpnNZt3kjbIwvayIh3KpW2vQ
iJwzAkBIa1VRO90BWDGn3+ZHjlVzdEEcdS31uesKy17cT9GxP/rLhI3BgaCtK4so
lvVSnnPflnzT+567SfGr/a/12FvvAkAUJJgzzOTnBZlAGX/1bLzz8RHDF66xayDS
tpFwYYUxdHzJ+LCdhpeNOyTnqPV2+ji/dNUd77meogOxyFILNvJRAkEAjyo0c6od
HY4f1r5as4831Padsa/Nw7Zo6sfORFctS9OyzJuKC2lehdnugjciXMRh5kkw5OOw
x96IHcL65iQwNg==
-----END PRIVATE KEY-----
`;
const OTHER_KEY = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIJDXGNkg1mHNYJdxLflQZ2xDhbdks23ybtkHCbrLh6lQoAoGCCqGSM49
AwEHoUQDQgAEbr+KJVkRS3d6PDroSqIesJBN9HHLvYrEgnyDPDezLOgNjkexyUlv
rCuLPNtnQHFzYajD7bA6bmf8vqKOBBS19Q==
-----END EC PRIVATE KEY-----
`;
const ANOTHER_RSA = `-----BEGIN RSA PRIVATE KEY-----
MIICXQIBAAKBgQDeNpcDQezO8e5SDetdJjnwjmYh234bWyx6NKyrJAhV/pdmHhSk
BmbP+SdsHwGpWVfYCl/hHgn91cjqkKBbd2g4jm6JtkGqKaUin3cFACP4AAEAZxaK
Y4TnHetoSxkyE0pMdjl0cHBTmHteSXc90BZfOoAAi2eholfdm2e1Yw938wIDAQAB
AoGAFQkd6pUHEeAdK29d5IeF3JveVz4sBfLvlvH9loXmtB1Rv70BPzXL7cwsSzP0
OE/Y3P6+bNUnJPxj9LCUPZRkLSlGSUrIszs63wjT1jNRXDXLB9uwUe/tpLOR30sN
Kx19xzy4RCMoEw6h4xdzw4SAzltAVkX0zEfM6P1OOUbbaUECQQDvR2CeMNdH8Cxr
XUKPI/uyHGUhXALR/yIzuC8NQXCaqIjk+c7I8A3cYQUB3CgrnBd7TkXWuis3dWM7
UPy0Ql3LAkEA7b3qKfl3xjiU/6jm9BJTfPcGR93zAkWzsvcwySFH4ZHjfCRgr2o6
kH1PfHh3Lco2vmxCyAb+umRX89hjoo8JeQJAB9p44lhKCJNqcc+qypXswejKrPCf
KxNLpRTrfmzibEER1SoZzmCKo+wPRQNb0iqaXrKv+h88IeLZce3zjVsMRwJBAJrW
NLsPsdVUpp33qCtQADYEQH/v6sQRF184pPpphYJA3NLOcnXsjqXqJyme36ff6lWM
9tWF0MMedTXoOcP2uqkCQQCdaWvCCu84zT/AMnlCzc+8JZ2MdpacPvh79ldaQqzu
48FuTjQRVVJ8DoBgzeuQwDrrBkj+LtgP6H4lkWf4sKkJ
-----END RSA PRIVATE KEY-----
`;
const files = {
  junk: 'junk',
  'tls.crt': CERT,
  'tls.key': KEY,
  'ec.key': OTHER_KEY,
  'rsa.key': ANOTHER_RSA,
  'broken.crt': CERT.replace(/^MII./m, 'AAAA'),
  'broken.key': KEY.replace(/^MII./m, 'AAAA'),
};

describe('create secret generic', () => {
  itPrints([
    ['secret generic x', secret('')],
    ['secret generic x --from-literal=a=b --type=foo', secret('data:\n  a: Yg==\n', 'foo')],
    ['secret generic x --append-hash', secret('', '', 'x-b8485c8589')],
    [
      'secret generic x --append-hash --type=Opaque --from-literal=a=b',
      secret('data:\n  a: Yg==\n', 'Opaque', 'x-k9mcmt67c9'),
    ],
  ]);
  itRefuses([
    [
      "secret generic x --from-literal='a b=c'",
      `error: "a b" is not valid key name for a Secret a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')`,
    ],
    [
      'secret generic x --from-literal=a=b --from-literal=a=c',
      'error: cannot add key a, another key by that name already exists',
    ],
    ['secret generic x --from-env-file=.', 'error: env secret file cannot be a directory'],
    ['secret foo x', 'error: unknown command "foo x"\nSee \'kubectl create secret -h\' for help and examples'],
  ]);
});

describe('create secret docker-registry', () => {
  itPrints([
    [
      'secret docker-registry x --docker-username=u --docker-password=p',
      secret(
        'data:\n  .dockerconfigjson: eyJhdXRocyI6eyJodHRwczovL2luZGV4LmRvY2tlci5pby92MS8iOnsidXNlcm5hbWUiOiJ1IiwicGFzc3dvcmQiOiJwIiwiYXV0aCI6ImRUcHcifX19\n',
        'kubernetes.io/dockerconfigjson',
      ),
    ],
  ]);
  const needed =
    'error: either --from-file or the combination of --docker-username, --docker-password and --docker-server is required';
  itRefuses([
    ['secret docker-registry x --docker-username=u', needed],
    ['secret docker-registry x --docker-username=u --docker-password=p --docker-server=', needed],
  ]);
});

describe('create secret tls', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  itPrints(
    [
      [
        'secret tls x --cert=tls.crt --key=tls.key',
        secret(`data:\n  tls.crt: ${base64(CERT)}\n  tls.key: ${base64(KEY)}\n`, 'kubernetes.io/tls'),
      ],
    ],
    { files },
  );
  itRefuses(
    [
      ['secret tls x --cert=a', 'error: key and cert must be specified'],
      ['secret tls x --cert=no --key=no', 'error: Cannot read file no, open no: no such file or directory'],
      ['secret tls x --cert=. --key=no', 'error: Cannot read file ., read .: is a directory'],
      ['secret tls x --cert=junk --key=tls.key', 'error: tls: failed to find any PEM data in certificate input'],
      ['secret tls x --cert=tls.crt --key=junk', 'error: tls: failed to find any PEM data in key input'],
      [
        'secret tls x --cert=tls.key --key=tls.crt',
        'error: tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched',
      ],
      [
        'secret tls x --cert=tls.crt --key=tls.crt',
        'error: tls: found a certificate rather than a key in the PEM for the private key',
      ],
      ['secret tls x --cert=tls.crt --key=ec.key', 'error: tls: private key type does not match public key type'],
      ['secret tls x --cert=tls.crt --key=rsa.key', 'error: tls: private key does not match public key'],
      ['secret tls x --cert=tls.crt --key=broken.key', 'error: tls: failed to parse private key'],
      ['secret tls x --cert=broken.crt --key=tls.key', 'error: x509: malformed certificate'],
    ],
    { files },
  );
});
