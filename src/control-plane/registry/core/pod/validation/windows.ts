/** Security options of Windows containers. */

import type { PodSpec, WindowsSecurityContextOptions } from '../../../../../kube/api/core/v1';
import { invalid } from '../../../../../kube/errors/field-error';
import { isDNS1123Subdomain } from '../../../../../kube/names/name-formats';
import { visitContainers } from '../visit-containers';
import { addInvalid, type Errors } from './errors';

const NETBIOS = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const DNS = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);

/** What is wrong with `DOMAIN\user`. */
function runAsUserNameErrors(name: string): string[] {
  if (name === '') return ['runAsUserName cannot be an empty string'];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\x00-\x1f\x7f]/.test(name)) return ['runAsUserName cannot contain control characters'];
  const parts = name.split('\\');
  if (parts.length > 2) return ['runAsUserName cannot contain more than one backslash'];
  const user = parts[parts.length - 1] as string;
  const domain = parts.length === 2 ? (parts[0] as string) : undefined;
  const messages: string[] = [];
  if ((domain?.length ?? 0) >= 256) messages.push("runAsUserName's Domain length must be under 256 characters");
  if (domain !== undefined && !NETBIOS.test(domain) && !DNS.test(domain))
    messages.push("runAsUserName's Domain doesn't match the NetBios nor the DNS format");
  if (user === '') messages.push("runAsUserName's User cannot be empty");
  else if (user.length > 104) messages.push("runAsUserName's User length must not be longer than 104 characters");
  if (/^[. ]+$/.test(user)) messages.push("runAsUserName's User cannot contain only periods or spaces");
  if (/["/\\:;|=,+*?<>@[\]]/.test(user))
    messages.push('runAsUserName\'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]');
  return messages;
}

/** `validateWindowsSecurityContextOptions` */
export function validateWindowsOptions(
  options: WindowsSecurityContextOptions | undefined,
  path: string,
  errors: Errors,
): void {
  if (!options) return;
  const { gmsaCredentialSpecName: name, gmsaCredentialSpec: spec, runAsUserName: user } = options;
  if (name !== undefined) addInvalid(errors, `${path}.gmsaCredentialSpecName`, name, isDNS1123Subdomain(name));
  if (spec === '')
    addInvalid(errors, `${path}.gmsaCredentialSpec`, spec, ['gmsaCredentialSpec cannot be an empty string']);
  else if (spec !== undefined && Buffer.byteLength(spec) > 64 * 1024)
    addInvalid(errors, `${path}.gmsaCredentialSpec`, spec, ['gmsaCredentialSpec size must be under 64 KiB']);
  if (user !== undefined) addInvalid(errors, `${path}.runAsUserName`, user, runAsUserNameErrors(user));
}

/** `validateWindowsHostProcessPod`: host process containers come all or none, and on the host's network. */
export function validateWindowsHostProcess(spec: PodSpec, path: string, errors: Errors): void {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess;
  let total = 0;
  let hostProcess = 0;
  visitContainers(spec, path, (container, at) => {
    total++;
    const own = container.securityContext?.windowsOptions?.hostProcess;
    if (ofPod !== undefined && own !== undefined && own !== ofPod)
      errors.push(
        invalid(
          `${at}.securityContext.windowsOptions.hostProcess`,
          own,
          `pod hostProcess value must be identical if both are specified, was ${ofPod}`,
        ),
      );
    if (own ?? ofPod) hostProcess++;
  });
  if (hostProcess === 0) return;
  if (hostProcess !== total)
    errors.push(
      invalid(
        path,
        '',
        'If pod contains any hostProcess containers then all containers must be HostProcess containers',
      ),
    );
  if (!spec.hostNetwork)
    errors.push(
      invalid(`${path}.hostNetwork`, false, 'hostNetwork must be true if pod contains any hostProcess containers'),
    );
}
