/** The subcommands of `kubectl create`. */
import type { Command } from '../../cli/command';
import { clusterRole } from './clusterrole';
import { clusterRoleBinding } from './clusterrolebinding';
import { configMap } from './configmap';
import { cronJob } from './cronjob';
import { deployment } from './deployment';
import { ingress } from './ingress';
import { job } from './job';
import { namespace } from './namespace';
import { podDisruptionBudget } from './poddisruptionbudget';
import { priorityClass } from './priorityclass';
import { quota } from './quota';
import { role } from './role';
import { roleBinding } from './rolebinding';
import { secretCommand } from './secret';
import { secretDockerRegistry } from './secret-docker-registry';
import { secretGeneric } from './secret-generic';
import { secretTLS } from './secret-tls';
import { serviceCommand } from './service';
import { serviceAccount } from './serviceaccount';
import { token } from './token';

/** One for every generator, the two groups of generators, and `token`. */
export function createSubcommands(): Command[] {
  return [...GENERATORS, secretCommand([secretDockerRegistry, secretGeneric, secretTLS]), serviceCommand(), token];
}

const GENERATORS: readonly Command[] = [
  clusterRole,
  clusterRoleBinding,
  configMap,
  cronJob,
  deployment,
  ingress,
  job,
  namespace,
  podDisruptionBudget,
  priorityClass,
  quota,
  role,
  roleBinding,
  serviceAccount,
];
