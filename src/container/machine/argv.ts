/** What a container runs: the command and arguments of its spec. */
import type { Container } from '../../kube/api/core/v1';

/** Environment known without a cluster: the values written into the spec. */
function literalEnv(container: Container): Map<string, string> {
  const known = new Map<string, string>();
  for (const { name, value } of container.env ?? []) {
    if (value !== undefined) known.set(name, expandReferences(value, known));
  }
  return known;
}

/** Replaces `$(NAME)` where NAME is known; `$$(NAME)` stands for itself (`k8s.io/kubernetes/third_party/forked/golang/expansion`). */
export function expandReferences(text: string, known: ReadonlyMap<string, string>): string {
  return text.replace(/\$(\$|\(([^)]*)\))/g, (whole, after: string, name: string) =>
    after === '$' ? '$' : (known.get(name) ?? whole),
  );
}

/** The command and its arguments with references replaced; empty where the image decides. */
export function containerArgv(
  container: Container,
  env: ReadonlyMap<string, string> = literalEnv(container),
): string[] {
  return [...(container.command ?? []), ...(container.args ?? [])].map((word) => expandReferences(word, env));
}
