/** What servers say of themselves when they are asked on the command line. */
import { nginxVersion } from '../images/nginx';
import type { Call } from './program';

/** `nginx -v`, `-V`, `-t`, `-T`, `-s SIGNAL`. */
export function nginx({ args: [flag], machine, err, out }: Call): number {
  const version = `nginx version: nginx/${nginxVersion(machine.setting.image.tag)}\n`;
  switch (flag) {
    case '-v':
      err(version);
      return 0;
    case '-V':
      err(
        `${version}built by gcc 12.2.0 (Debian 12.2.0-14)\nbuilt with OpenSSL 3.0.9 30 May 2023\nTLS SNI support enabled\n`,
      );
      return 0;
    case '-t':
    case '-T':
      err(
        'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n',
      );
      if (flag === '-T')
        out(machine.fs.exists('/etc/nginx/nginx.conf') ? machine.fs.readFile('/etc/nginx/nginx.conf') : '');
      return 0;
    case '-s':
      return 0;
    default:
      out(`${version}Usage: nginx [-?hvVtTq] [-s signal] [-p prefix] [-c filename] [-g directives]\n`);
      return 0;
  }
}
