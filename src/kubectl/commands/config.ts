/** `kubectl config`. */
import type { Command } from '../cli/command';
import { currentContext } from './config/current-context';
import { deleteCluster, deleteContext, deleteUser } from './config/delete-entry';
import { getContexts } from './config/get-contexts';
import { getClusters, getUsers } from './config/list-names';
import { renameContext } from './config/rename-context';
import { set } from './config/set';
import { setCluster } from './config/set-cluster';
import { setContext } from './config/set-context';
import { setCredentials } from './config/set-credentials';
import { unset } from './config/unset';
import { useContext } from './config/use-context';
import { view } from './config/view';

export const config: Command = {
  name: 'config',
  usage: 'config SUBCOMMAND',
  short: 'Change kubeconfig files',
  long: `Shows and changes kubeconfig files: which clusters, users and contexts there are, and which context is in force.

With --kubeconfig only that file counts. Else the files of $KUBECONFIG count as one: a change goes to the file that defines what is changed, something new to the first file there is. Else the file is ~/.kubemu/config (for a state in demo.json, demo.config beside it), and as long as there is none, one context named kubemu is built in.

Every cluster of a kubeconfig is a simulated one of its own; its state is kept beside that of the built-in cluster.`,
  subcommands: [
    currentContext,
    deleteCluster,
    deleteContext,
    deleteUser,
    getClusters,
    getContexts,
    getUsers,
    renameContext,
    set,
    setCluster,
    setContext,
    setCredentials,
    unset,
    useContext,
    view,
  ],
  access: 'none',
};
