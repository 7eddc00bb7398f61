/** The pages nginx comes with. */

const LINES = (style: string) => `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
<style>
${style}</style>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>If you see this page, the nginx web server is successfully installed and
working. Further configuration is required.</p>

<p>For online documentation and support please refer to
<a href="http://nginx.org/">nginx.org</a>.<br/>
Commercial support is available at
<a href="http://nginx.com/">nginx.com</a>.</p>

<p><em>Thank you for using nginx.</em></p>
</body>
</html>
`;

const OLD_STYLE = `    body {
        width: 35em;
        margin: 0 auto;
        font-family: Tahoma, Verdana, Arial, sans-serif;
    }
`;

const NEW_STYLE = `html { color-scheme: light dark; }
body { width: 35em; margin: 0 auto;
font-family: Tahoma, Verdana, Arial, sans-serif; }
`;

/** The page of an nginx nobody has given anything to show; it changed its style in 1.21.4. */
export function nginxWelcome(tag: string): string {
  const [major = 1, minor = 25] = tag.split('.').map(Number);
  const old = major === 0 || (major === 1 && minor <= 20);
  return LINES(old ? OLD_STYLE : NEW_STYLE);
}

const TITLES = { 403: '403 Forbidden', 404: '404 Not Found', 405: '405 Not Allowed' } as const;

/** nginx's own page for an error. */
export function nginxError(status: 403 | 404 | 405, version: string): { status: number; body: string } {
  const title = TITLES[status];
  const lines = [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    `<hr><center>nginx/${version}</center>`,
    '</body>',
    '</html>',
  ];
  return { status, body: lines.map((line) => `${line}\r\n`).join('') };
}
