/** The server as it is to somebody who may not do everything: `WithAuthorization` of its filters. */
import { quote } from '../../go/strconv/quote';
import type { User } from '../../kube/api/authentication/user';
import { forbiddenError } from '../../kube/errors/status-error';
import { Authorizer } from '../registry/rbac/authorizer';
import type { Target } from './request';
import type { ApiServer } from './server';

/** The same server, which makes a user's requests and answers Forbidden to those that RBAC does not allow. */
export function serverFor(server: ApiServer, user: User): ApiServer {
  const roles = { group: 'rbac.authorization.k8s.io', version: 'v1' };
  const authorizer = new Authorizer({
    get: (key: string, namespace: string | undefined, name: string) => server.lookup(key, namespace, name) as never,
    list: (key: string, namespace?: string) =>
      server.list({ ...roles, resource: key.split('.')[0] as string, namespace }).items as never[],
  });
  const check = (verb: string, target: Target, name = target.name) => {
    const { group, resource, namespace = '', subresource } = target;
    const { allowed, reason } = authorizer.authorize(user, { verb, group, resource, namespace, name, subresource });
    if (allowed) return;
    const what = `resource "${resource}${subresource ? `/${subresource}` : ''}" in API group "${group}"`;
    const where = namespace ? `in the namespace "${namespace}"` : 'at the cluster scope';
    const why = `User ${quote(user.name)} cannot ${verb} ${what} ${where}`;
    throw forbiddenError({ group, resource }, name ?? '', reason ? `${why}: ${reason}` : why);
  };
  const own: Partial<ApiServer> = {
    get(target, options) {
      check('get', target);
      return server.get(target, options);
    },
    list(target, options) {
      check('list', target);
      return server.list(target, options);
    },
    create(target, body, options) {
      check('create', target, target.subresource && target.name);
      return server.create(target, body, { ...options, user });
    },
    update(target, body, options) {
      check('update', target);
      return server.update(target, body, { ...options, user });
    },
    patch(target, type, body, options) {
      check('patch', target);
      return server.patch(target, type, body, { ...options, user });
    },
    delete(target, options) {
      check('delete', target);
      return server.delete(target, options);
    },
  };
  return Object.assign(Object.create(server), own);
}
