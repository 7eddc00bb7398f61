/** What is compared of a recorded session: everything but what differs from run to run on the real thing, too. */

const RULES: [RegExp, string][] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uid>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<time>'],
  [/(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/g, '<time>'],
  [/(resourceVersion"?: ?)"\d+"/g, '$1<rv>'],
  [/(docker|containerd):\/\/[0-9a-f-]+/g, '$1://<id>'],
  [/gke-cluster-1-default-pool-f6cef6fa-(hbbq|hmlx|j4kc)/g, '<node>'],
  [/(?<![\w.])10\.\d+\.\d+\.\d+/g, '<ip>'],
  [/-[0-9a-f]{8,10}-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '-<hash>-<rand>'],
  [/-[0-9a-f]{8,10}\b/g, '-<hash>'],
  [/(pod-template-hash|controller-revision-hash)([=:] ?)"?[\w-]*?[0-9a-f]{8,10}"?/g, '$1$2<hash>'],
  [/-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '-<rand>'],
  [/:3\d{4}\//g, ':<nodeport>/'],
  [/(nodePort"?: ?)3\d{4}/g, '$1<nodeport>'],
  [/\bx\d+ over/g, 'xN over'],
  [/(?<![\w.])(\d+(\.\d+)?(d|h|m|s)){1,3}(?![\w])/g, '<age>'],
  [/[ \t]+$/gm, ''],
  [/ {2,}/g, '  '],
  [/-{4,}/g, '----'],
];

/** The text with placeholders for what differs from run to run. */
export function fold(text: string): string {
  return RULES.reduce((folded, [pattern, placeholder]) => folded.replace(pattern, placeholder), text);
}

/** Objects with random names come in the order of those names: such lines are compared whatever their order. */
export function inAnyOrder(folded: string): string {
  return /<(uid|hash|rand)>/.test(folded) ? folded.split('\n').sort().join('\n') : folded;
}

/** The rows a watch printed, object by object, without their ages. */
export function rowsByObject(lines: string[]): Record<string, string[]> {
  const rows: Record<string, string[]> = {};
  for (const line of fold(lines.join('\n')).split('\n').filter(Boolean)) {
    const [name = '', ...cells] = line.split(/\s{2,}|\s+(?=<)/);
    const row = cells.filter((cell) => !cell.startsWith('<age>')).join(' ');
    rows[name.trim()] = [...(rows[name.trim()] ?? []), row];
  }
  return rows;
}
