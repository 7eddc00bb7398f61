/** `kubectl certificate approve` and `deny`. */
import type { JsonObject, KubeObject } from '../../apimachinery/meta';
import { formatTime } from '../../apimachinery/meta';
import type { Command, Context, FlagValues } from '../command';
import { filenameFlags, printFlags } from '../flags/standard';
import { resultPrinter } from '../output';
import { Builder } from '../resource/builder';
import { PROGRAM } from '../resource/helper';
import { type Info, targetOf } from '../resource/info';

/** One of the two decisions. */
interface Decision {
  condition: 'Approved' | 'Denied';
  reason: string;
  operation: string;
}

export const approve = decisionCommand({ condition: 'Approved', reason: 'KubectlApprove', operation: 'approved' });
export const deny = decisionCommand({ condition: 'Denied', reason: 'KubectlDeny', operation: 'denied' });

function decisionCommand(decision: Decision): Command {
  const name = decision.condition === 'Approved' ? 'approve' : 'deny';
  const verb = name === 'approve' ? 'Approve' : 'Deny';
  return {
    name,
    usage: `${name} (-f FILENAME | NAME)`,
    short: `${verb} a certificate signing request`,
    long: `Tells whoever signs certificates that a request is ${decision.operation}.`,
    examples: `# A request by its name
kubectl certificate ${name} csr-sqgzp`,
    flags: [
      ...filenameFlags('identifying the resource to update'),
      ...printFlags(),
      { name: 'force', type: 'bool', usage: `Do it even if the request is ${decision.operation} already.` },
    ],
    access: 'write',
    run: (ctx, args, flags) => decide(ctx, args, flags, decision),
  };
}

async function decide(ctx: Context, args: string[], flags: FlagValues, decision: Decision): Promise<void> {
  const print = resultPrinter(ctx, flags);
  if (args.length === 0 && flags.strings('filename').length === 0 && !flags.string('kustomize'))
    throw new Error('one or more CSRs must be specified as <name> or -f <filename>');
  const result = await new Builder(ctx)
    .continueOnError()
    .filenameParam(false, {
      filenames: flags.strings('filename'),
      kustomize: flags.string('kustomize'),
      recursive: flags.bool('recursive'),
    })
    .resourceNames('certificatesigningrequests', ...args)
    .latest()
    .flatten()
    .do();
  let found = 0;
  result.visit((info) => {
    found++;
    print(decided(ctx, info, flags.bool('force'), decision), decision.operation);
  });
  if (found === 0) ctx.streams.out.write('No resources found\n');
}

/** The request with the condition; one that has it already stays as it is. */
function decided(ctx: Context, info: Info, force: boolean, { condition, reason, operation }: Decision): KubeObject {
  const request = info.object as KubeObject;
  const conditions = (request.status?.conditions ?? []) as JsonObject[];
  const others = conditions.filter(({ type }) => type !== condition);
  if (others.length < conditions.length && !force) return request;
  const now = formatTime(ctx.session.now());
  const added = {
    type: condition,
    status: 'True',
    reason,
    message: `This CSR was ${operation} by kubectl certificate ${operation === 'approved' ? 'approve' : 'deny'}.`,
    lastUpdateTime: now,
    lastTransitionTime: now,
  };
  const changed = { ...request, status: { ...request.status, conditions: [...others, added] } };
  return ctx.session.client.update(targetOf(info, 'status'), changed, { fieldManager: PROGRAM });
}
