/** `kubectl auth whoami`. */
import { encodeJSON } from '../../apimachinery/json';
import type { JsonObject, KubeObject } from '../../apimachinery/meta';
import { KUBECTL_TABLE, TabWriter } from '../../apimachinery/tabwriter';
import { noPrinterError, OBJECT_FORMATS, objectPrinter } from '../../printers/object-printer';
import type { Command } from '../command';
import { printFlags } from '../flags/standard';
import { requestUser, type User } from './user';

export const whoami: Command = {
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
    const output = flags.string('output');
    const template = flags.string('template');
    const user = requestUser(flags);
    if (output === '') return write(table(user));
    // a review has no name
    if (output === 'name') return write('selfsubjectreview.authentication.k8s.io/<unknown>\n');
    const review = selfSubjectReview(user);
    if (output === 'json') return write(`${encodeJSON(review, '    ', 'as-is')}\n`);
    const allowMissingKeys = flags.bool('allow-missing-template-keys');
    const print = objectPrinter({ output, template, allowMissingKeys, typed: true, cwd: ctx.cwd });
    if (!print) throw noPrinterError(output, OBJECT_FORMATS);
    print(review as unknown as KubeObject, write);
  },
};

function selfSubjectReview({ name, uid, groups }: User): JsonObject {
  return {
    kind: 'SelfSubjectReview',
    apiVersion: 'authentication.k8s.io/v1',
    metadata: { creationTimestamp: null },
    status: { userInfo: { username: name, ...(uid ? { uid } : {}), ...(groups.length > 0 ? { groups } : {}) } },
  };
}

function table({ name, uid, groups }: User): string {
  const writer = new TabWriter(KUBECTL_TABLE);
  writer.write(`ATTRIBUTE\tVALUE\nUsername\t${name}\n`);
  if (uid) writer.write(`UID\t${uid}\n`);
  if (groups.length > 0) writer.write(`Groups\t[${groups.join(' ')}]\n`);
  return writer.flush();
}
