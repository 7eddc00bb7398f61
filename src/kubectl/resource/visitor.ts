/** Ways to go over objects and the errors met on the way: the visitors of k8s.io/cli-runtime/pkg/resource. */

import type { Client, ListRequestOptions } from '../../control-plane/client/client';
import { quote } from '../../go/strconv/quote';
import { StatusError } from '../../kube/errors/status-error';
import { isList, type KubeList, type KubeObject } from '../../kube/meta/meta';
import { Aggregate, aggregate } from '../cli/errors';
import { type Info, targetOf } from './info';
import type { RESTMapping } from './mapper';

/** Takes one object, or the error met in place of one; what it returns ends the visit, unless a visitor collects it. */
export type VisitorFunc = (info: Info | undefined, err: Error | undefined) => Error | undefined;
/** Goes over its objects; returns what went wrong. */
export type Visitor = (fn: VisitorFunc) => Error | undefined;

/** Visits one object. */
export function single(info: Info): Visitor {
  return (fn) => fn(info, undefined);
}

/** One visitor after the other, up to the first error (VisitorList). */
export function inOrder(visitors: readonly Visitor[]): Visitor {
  return (fn) => {
    for (const visit of visitors) {
      const err = visit(fn);
      if (err) return err;
    }
    return undefined;
  };
}

/** One visitor after the other, whatever goes wrong (EagerVisitorList). */
export function eagerly(visitors: readonly Visitor[]): Visitor {
  return (fn) => {
    const errors: Error[] = [];
    for (const visit of visitors) {
      const err = visit((info, failed) => {
        const found = failed ?? fn(info, undefined);
        if (found) errors.push(found);
        return undefined;
      });
      if (err) errors.push(err);
    }
    return errors.length > 0 ? new Aggregate(errors) : undefined;
  };
}

/** Goes on after errors and returns them together (ContinueOnErrorVisitor). */
export function continuingOnError(visit: Visitor): Visitor {
  return (fn) => {
    const errors: Error[] = [];
    const err = visit((info, failed) => {
      const found = failed ?? fn(info, undefined);
      if (found) errors.push(found);
      return undefined;
    });
    if (err) errors.push(err);
    return aggregate(errors);
  };
}

/** Applies `decorators` to every object before it is handed on (DecoratedVisitor). They report errors by throwing. */
export function decorated(visit: Visitor, decorators: readonly ((info: Info) => void)[]): Visitor {
  return (fn) =>
    visit((info, err) => {
      if (err || !info) return err;
      try {
        for (const decorate of decorators) decorate(info);
      } catch (thrown) {
        return thrown as Error;
      }
      return fn(info, undefined);
    });
}

/** Hands on only what `keep` accepts (FilteredVisitor). */
export function filtered(visit: Visitor, keep: (info: Info) => boolean): Visitor {
  return (fn) => visit((info, err) => (err ? err : info && keep(info) ? fn(info, undefined) : undefined));
}

/** Hands on the items of lists instead of the lists (FlattenListVisitor). `describe` makes an item an `Info`. */
export function flattened(visit: Visitor, describe: (item: KubeObject) => Info): Visitor {
  return (fn) =>
    visit((info, err) => {
      if (err) return err;
      if (!info?.object || !isList(info.object)) return fn(info, undefined);
      const errors: Error[] = [];
      for (const item of allItems(info.object)) {
        const failed = visitItem(item, info.source, describe, fn);
        if (failed) errors.push(failed);
      }
      return errors.length > 0 ? new Aggregate(errors) : undefined;
    });
}

function visitItem(
  object: KubeObject,
  source: string,
  describe: (item: KubeObject) => Info,
  fn: VisitorFunc,
): Error | undefined {
  try {
    return fn({ ...describe(object), source }, undefined);
  } catch (err) {
    return err as Error;
  }
}

/** The items of a list and, after them, of the lists among them. */
function allItems(list: KubeObject): KubeObject[] {
  const queue = [list];
  for (const object of queue) if (isList(object)) queue.push(...object.items);
  return queue.filter((object) => !isList(object));
}

/** Visits the list of one resource's objects that match (Selector). */
export function selected(
  client: Client,
  mapping: RESTMapping,
  namespace: string,
  options: ListRequestOptions,
): Visitor {
  return (fn) => {
    const info: Info = { source: '', mapping, namespace, name: '' };
    try {
      const { items, resourceVersion } = client.list(targetOf(info), options);
      const apiVersion = mapping.group ? `${mapping.group}/${mapping.version}` : mapping.version;
      const metadata = { name: '', resourceVersion };
      const list: KubeList = { apiVersion, kind: `${mapping.kind}List`, metadata, items };
      info.object = list;
    } catch (err) {
      return enhanceListError(err as Error, mapping, options);
    }
    return fn(info, undefined);
  };
}

/** Says in the server's error what was being listed. */
function enhanceListError(err: Error, mapping: RESTMapping, options: ListRequestOptions): Error {
  if (!(err instanceof StatusError) || !['BadRequest', 'NotFound'].includes(err.reason)) return err;
  const subject = quote(`${mapping.group}/${mapping.version}, Resource=${mapping.resource}`);
  const { labelSelector = '', fieldSelector = '' } = options;
  const what =
    labelSelector || fieldSelector
      ? `Unable to find ${subject} that match label selector ${quote(labelSelector)}, field selector ${quote(fieldSelector)}`
      : `Unable to list ${subject}`;
  return new StatusError(err.status.code, err.reason, `${what}: ${err.message}`, err.status.details);
}
