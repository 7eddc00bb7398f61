/** `kubectl certificate approve` and `deny`. */

import type { CertificateSigningRequest } from '../../../kube/api/certificates/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import { formatTime, parseGroupVersion } from '../../../kube/meta/meta';
import { type Command, type Context, command } from '../../cli/command';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { resultPrinter } from '../../options/output';
import { filenameFlags, filenameOptions, printFlags } from '../../options/standard';
import { Builder } from '../../resource/builder';
import { PROGRAM } from '../../resource/helper';
import { type Info, targetOf } from '../../resource/info';

const KIND = 'CertificateSigningRequest';

/** One of the two decisions. */
interface Decision {
  condition: 'Approved' | 'Denied';
  reason: string;
  operation: string;
}

const OPPOSITE = { Approved: 'Denied', Denied: 'Approved' } as const;

export const approve = decisionCommand({ condition: 'Approved', reason: 'KubectlApprove', operation: 'approved' });
export const deny = decisionCommand({ condition: 'Denied', reason: 'KubectlDeny', operation: 'denied' });

function decisionFlags({ operation }: Decision) {
  return {
    ...filenameFlags('identifying the resource to update'),
    ...printFlags(),
    force: flag.bool(`Do it even if the request is ${operation} already.`),
  };
}

function decisionCommand(decision: Decision): Command {
  const name = decision.condition === 'Approved' ? 'approve' : 'deny';
  const verb = name === 'approve' ? 'Approve' : 'Deny';
  return command({
    name,
    usage: `${name} (-f FILENAME | NAME)`,
    short: `${verb} a certificate signing request`,
    long: `Tells whoever signs certificates that a request is ${decision.operation}.`,
    examples: `# A request by its name
kubectl certificate ${name} csr-sqgzp`,
    flags: decisionFlags(decision),
    access: 'write',
    run: (ctx, args, flags) => run(ctx, args, flags, decision),
  });
}

async function run(
  ctx: Context,
  args: string[],
  flags: ValuesOf<ReturnType<typeof decisionFlags>>,
  decision: Decision,
): Promise<void> {
  const print = resultPrinter(ctx, flags);
  if (args.length === 0 && flags.filename.length === 0 && !flags.kustomize)
    throw new Error('one or more CSRs must be specified as <name> or -f <filename>');
  const result = await new Builder(ctx)
    .continueOnError()
    .filenameParam(false, filenameOptions(flags))
    .resourceNames('certificatesigningrequests', ...args)
    .latest()
    .flatten()
    .do();
  let found = 0;
  result.visit((info) => {
    const request = info.object as KubeObject;
    decide(ctx, info, flags.force, decision);
    found++;
    // What is printed is the request as it came, before the decision.
    print(request, decision.operation);
  });
  if (found === 0) ctx.streams.out.write('No resources found\n');
}

/** Adds the condition; a request that has it already stays as it is. Throws where it is decided the other way. */
function decide(ctx: Context, info: Info, force: boolean, { condition, reason, operation }: Decision): void {
  const request = info.object as CertificateSigningRequest;
  if (request.kind !== KIND)
    throw new Error(`can only handle ${KIND}.certificates.k8s.io objects, got ${goKind(request)}`);
  const conditions = request.status?.conditions ?? [];
  const opposite = conditions.find(({ type }) => type === OPPOSITE[condition]);
  if (opposite) throw new Error(`certificate signing request "${info.name}" is already ${opposite.type}`);
  const has = conditions.some(({ type }) => type === condition);
  if (has && !force) return;
  const now = formatTime(ctx.session.now());
  const added = {
    type: condition,
    status: 'True',
    reason,
    message: `This CSR was ${operation} by kubectl certificate ${operation === 'approved' ? 'approve' : 'deny'}.`,
    lastUpdateTime: now,
    lastTransitionTime: now,
  };
  const changed = { ...request, status: { ...request.status, conditions: has ? conditions : [...conditions, added] } };
  ctx.session.client.update(targetOf(info, 'status'), changed, { fieldManager: PROGRAM });
}

/** `ConfigMap`, `Deployment.apps`. */
function goKind({ apiVersion, kind }: KubeObject): string {
  const { group } = parseGroupVersion(apiVersion);
  return group ? `${kind}.${group}` : kind;
}
