/** The files every container of a userland has before its image adds its own. */
import type { Userland } from '../images/definition';

const PASSWD_BUSYBOX = [
  'root:x:0:0:root:/root:/bin/sh',
  'daemon:x:1:1:daemon:/usr/sbin:/bin/false',
  'bin:x:2:2:bin:/bin:/bin/false',
  'sys:x:3:3:sys:/dev:/bin/false',
  'sync:x:4:100:sync:/bin:/bin/sync',
  'mail:x:8:8:mail:/var/spool/mail:/bin/false',
  'www-data:x:33:33:www-data:/var/www:/bin/false',
  'operator:x:37:37:Operator:/var:/bin/false',
  'nobody:x:65534:65534:nobody:/home:/bin/false',
];

const PASSWD_DEBIAN = [
  'root:x:0:0:root:/root:/bin/bash',
  'daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin',
  'bin:x:2:2:bin:/bin:/usr/sbin/nologin',
  'sys:x:3:3:sys:/dev:/usr/sbin/nologin',
  'sync:x:4:65534:sync:/bin:/bin/sync',
  'mail:x:8:8:mail:/var/mail:/usr/sbin/nologin',
  'www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin',
  'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin',
];

const GROUP_BUSYBOX = [
  'root:x:0:',
  'daemon:x:1:',
  'bin:x:2:',
  'sys:x:3:',
  'adm:x:4:',
  'tty:x:5:',
  'disk:x:6:',
  'wheel:x:10:root',
  'www-data:x:33:',
  'users:x:100:',
  'nobody:x:65534:',
];
const GROUP_DEBIAN = [
  'root:x:0:',
  'daemon:x:1:',
  'bin:x:2:',
  'sys:x:3:',
  'adm:x:4:',
  'tty:x:5:',
  'disk:x:6:',
  'www-data:x:33:',
  'users:x:100:',
  'nogroup:x:65534:',
];

const OS_ALPINE = [
  'NAME="Alpine Linux"',
  'ID=alpine',
  'VERSION_ID=3.18.4',
  'PRETTY_NAME="Alpine Linux v3.18"',
  'HOME_URL="https://alpinelinux.org/"',
  'BUG_REPORT_URL="https://gitlab.alpinelinux.org/alpine/aports/-/issues"',
];

const OS_DEBIAN = [
  'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"',
  'NAME="Debian GNU/Linux"',
  'VERSION_ID="12"',
  'VERSION="12 (bookworm)"',
  'VERSION_CODENAME=bookworm',
  'ID=debian',
  'HOME_URL="https://www.debian.org/"',
  'SUPPORT_URL="https://www.debian.org/support"',
  'BUG_REPORT_URL="https://bugs.debian.org/"',
];

const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;

/** Folders, links and files by path. */
export interface UserlandFiles {
  folders: readonly string[];
  links: Readonly<Record<string, string>>;
  files: Readonly<Record<string, string>>;
  /** Where its programs lie. */
  programs: string;
}

/** What a userland consists of; its programs lie in `programs`. */
export function userlandFiles(userland: Userland): UserlandFiles {
  switch (userland) {
    case 'none':
      return { folders: ['/etc', '/tmp', '/usr', '/var'], links: {}, files: {}, programs: '/bin' };
    case 'busybox':
      return {
        folders: [
          ...['/bin', '/etc', '/home', '/lib', '/lib64', '/root', '/tmp', '/usr/bin', '/usr/sbin'],
          '/var/spool/mail',
          '/var/www',
        ],
        links: {},
        files: { '/etc/passwd': text(PASSWD_BUSYBOX), '/etc/group': text(GROUP_BUSYBOX) },
        programs: '/bin',
      };
    case 'alpine':
      return {
        folders: [
          ...['/bin', '/etc', '/home', '/lib', '/media', '/mnt', '/opt', '/root', '/run', '/sbin', '/srv', '/tmp'],
          ...[
            '/usr/bin',
            '/usr/lib',
            '/usr/local/bin',
            '/usr/sbin',
            '/usr/share',
            '/var/cache',
            '/var/lib',
            '/var/log',
          ],
        ],
        links: {},
        files: {
          '/etc/passwd': text(PASSWD_BUSYBOX),
          '/etc/group': text(GROUP_BUSYBOX),
          '/etc/os-release': text(OS_ALPINE),
          '/etc/alpine-release': '3.18.4\n',
        },
        programs: '/bin',
      };
    case 'debian':
      return {
        folders: [
          ...['/boot', '/etc', '/home', '/media', '/mnt', '/opt', '/root', '/run', '/srv', '/tmp', '/usr/bin'],
          ...[
            '/usr/lib',
            '/usr/lib64',
            '/usr/local/bin',
            '/usr/sbin',
            '/usr/share',
            '/var/cache',
            '/var/lib',
            '/var/log',
          ],
        ],
        links: { '/bin': 'usr/bin', '/sbin': 'usr/sbin', '/lib': 'usr/lib', '/lib64': 'usr/lib64' },
        files: {
          '/etc/passwd': text(PASSWD_DEBIAN),
          '/etc/group': text(GROUP_DEBIAN),
          '/etc/os-release': text(OS_DEBIAN),
          '/etc/debian_version': '12.4\n',
        },
        programs: '/usr/bin',
      };
  }
}
