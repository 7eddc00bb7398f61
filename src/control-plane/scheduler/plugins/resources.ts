/** NodeResourcesFit: a node has room for what the pod asks for. */
import { type Plugin, resolvable } from '../plugin';
import { podRequests, thousandths } from '../requests';

export const nodeResourcesFit: Plugin = (pod, snapshot) => {
  const requests = Object.entries(podRequests(pod)).filter(([, amount]) => amount > 0);
  return ({ metadata, status }) => {
    const info = snapshot.info(metadata.name);
    const allocatable = status?.allocatable ?? {};
    const reasons: string[] = [];
    if (info.pods.size + 1 > thousandths(allocatable.pods ?? '0') / 1000) reasons.push('Too many pods');
    for (const [name, amount] of requests)
      if (amount > thousandths(allocatable[name] ?? '0') - (info.requested[name] ?? 0))
        reasons.push(`Insufficient ${name}`);
    return reasons.length > 0 ? resolvable(...reasons) : undefined;
  };
};
