/** `/metrics` of the API server, as far as a simulation has anything to measure. */
import { quote } from '../../../go/strconv/quote';
import type { ApiServer } from '../server';
import { VERSION } from './discovery';

const OBJECTS = `# HELP apiserver_storage_objects [STABLE] Number of stored objects at the time of last check split by kind. In case of a fetching error, the value will be -1.
# TYPE apiserver_storage_objects gauge
`;

const BUILD = `# HELP kubernetes_build_info [ALPHA] A metric with a constant '1' value labeled by major, minor, git version, git commit, git tree state, build date, Go version, and compiler from which Kubernetes was built, and platform on which it is running.
# TYPE kubernetes_build_info gauge
`;

/** The metrics in Prometheus' text form, by name. */
export function metricsText(server: ApiServer): string {
  const { buildDate, compiler, gitCommit, gitTreeState, gitVersion, goVersion, major, minor, platform } = VERSION;
  const build = labels({
    build_date: buildDate,
    compiler,
    git_commit: gitCommit,
    git_tree_state: gitTreeState,
    git_version: gitVersion,
    go_version: goVersion,
    major,
    minor,
    platform,
  });
  const counts = [...storedObjects(server)].sort(([a], [b]) => (a < b ? -1 : 1));
  const objects = counts.map(([resource, count]) => `apiserver_storage_objects${labels({ resource })} ${count}\n`);
  return `${OBJECTS}${objects.join('')}${BUILD}kubernetes_build_info${build} 1\n`;
}

const labels = (pairs: Record<string, string>) =>
  `{${Object.entries(pairs).map(([name, value]) => `${name}=${quote(value)}`)}}`;

/** How many objects there are of each resource that is kept: `deployments.apps`. */
function storedObjects(server: ApiServer): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { group, version, name, verbs } of server.discovery()) {
    const resource = group ? `${name}.${group}` : name;
    if (verbs.includes('watch') && !counts.has(resource))
      counts.set(resource, server.list({ group, version, resource: name }).items.length);
  }
  return counts;
}
