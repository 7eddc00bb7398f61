/** `kubectl auth whoami`. */

import { encodeJSON } from '../../../go/json/json';
import { KUBECTL_TABLE, TabWriter } from '../../../go/tabwriter/tabwriter';
import type { SelfSubjectReview, UserInfo } from '../../../kube/api/authentication/v1';
import { asJSON } from '../../../kube/meta/meta';
import { command } from '../../cli/command';
import { printFlags } from '../../options/standard';
import { noPrinterError, OBJECT_FORMATS, objectPrinter } from '../../printers/object-printer';
import { review } from './review';

export const whoami = command({
  name: 'whoami',
  usage: 'whoami',
  short: 'Show who the server takes you for',
  long: 'Shows who the server takes you for: a name and the groups you are in.',
  examples: `# Your name and groups
kubectl auth whoami

# The same as JSON
kubectl auth whoami -o json`,
  flags: printFlags(),
  access: 'read',
  run(ctx, _args, flags) {
    const write = (text: string) => ctx.streams.out.write(text);
    const output = flags.output;
    const template = flags.template;
    const answer = review<SelfSubjectReview>(ctx, 'authentication.k8s.io', 'SelfSubjectReview');
    if (output === '') return write(table(answer.status?.userInfo ?? {}));
    // a review has no name
    if (output === 'name') return write('selfsubjectreview.authentication.k8s.io/<unknown>\n');
    if (output === 'json') return write(`${encodeJSON(asJSON(answer), '    ', 'as-is')}\n`);
    const allowMissingKeys = flags['allow-missing-template-keys'];
    const print = objectPrinter({ output, template, allowMissingKeys, typed: true, cwd: ctx.cwd });
    if (!print) throw noPrinterError(output, OBJECT_FORMATS);
    print(answer, write);
  },
});

function table({ username = '', uid, groups = [] }: UserInfo): string {
  const writer = new TabWriter(KUBECTL_TABLE);
  writer.write(`ATTRIBUTE\tVALUE\nUsername\t${username}\n`);
  if (uid) writer.write(`UID\t${uid}\n`);
  if (groups.length > 0) writer.write(`Groups\t[${groups.join(' ')}]\n`);
  return writer.flush();
}
