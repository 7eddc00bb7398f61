/** What v1.28 says of the older of the two versions of `flowcontrol.apiserver.k8s.io`. */
export const deprecationOf = (kind: string) => (version: string) => {
  const group = 'flowcontrol.apiserver.k8s.io';
  if (version !== 'v1beta2') return undefined;
  return `${group}/v1beta2 ${kind} is deprecated in v1.26+, unavailable in v1.29+; use ${group}/v1beta3 ${kind}`;
};
