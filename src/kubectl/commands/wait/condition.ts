/** `--for` of `kubectl wait`: what it says, and whether an object is so. */

import type { JsonObject, JsonValue } from '../../../go/json/value';
import { quote } from '../../../go/strconv/quote';
import { asJSON, type KubeObject } from '../../../kube/meta/meta';
import { compileJSONPath, relaxedJSONPathExpression } from '../../printers/jsonpath';

/** What is waited for: that an object is gone, or something about it. */
export type Condition = { kind: 'delete' } | { kind: 'state'; isMet(object: KubeObject): boolean };

/** Takes the flag apart. Throws kubectl's errors; `isMet` throws where a path leads to no single value. */
export function parseCondition(text: string): Condition {
  if (text.toLowerCase() === 'delete') return { kind: 'delete' };
  const [form, ...rest] = text.split('=');
  if (form === 'condition' && rest.length > 0) return statusCondition(rest);
  if (form === 'jsonpath' && rest.length > 0) return jsonPathCondition(rest);
  throw new Error(`unrecognized condition: ${quote(text)}`);
}

function statusCondition([name = '', ...given]: string[]): Condition {
  const value = given.length > 0 ? given.join('=') : 'true';
  return {
    kind: 'state',
    isMet(object) {
      const { conditions } = statusOf(object);
      if (!Array.isArray(conditions)) return false;
      const condition = (conditions as JsonObject[]).find(
        ({ type, status }) => sameText(type, name) && typeof status === 'string',
      );
      return condition !== undefined && !isOutdated(object, condition) && sameText(condition.status, value);
    },
  };
}

/** The status of any kind, users' own among them. */
function statusOf(object: KubeObject): JsonObject {
  const { status } = asJSON(object);
  return typeof status === 'object' && status && !Array.isArray(status) ? status : {};
}

function sameText(value: JsonValue | undefined, text: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === text.toLowerCase();
}

/** What was said of an earlier generation of the object counts for nothing. */
function isOutdated(object: KubeObject, condition: JsonObject): boolean {
  const observed = condition.observedGeneration ?? statusOf(object).observedGeneration;
  const { metadata } = object;
  return typeof observed === 'number' && metadata.generation !== undefined && observed < metadata.generation;
}

function jsonPathCondition(parts: string[]): Condition {
  if (parts.length > 2)
    throw new Error(
      "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
    );
  const [path = '', given] = parts;
  const expression = relaxedJSONPathExpression(path);
  const expected = given?.replace(/^['"]+|['"]+$/g, '');
  if (expected === '')
    throw new Error(
      "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3",
    );
  if (expression === '') throw new Error('jsonpath expression cannot be empty');
  const compiled = compileJSONPath(expression, { allowMissingKeys: true });
  return { kind: 'state', isMet: (object) => hasValue(compiled.findResults(object as unknown as JsonValue), expected) };
}

function hasValue(results: JsonValue[][], expected: string | undefined): boolean {
  const [values = []] = results;
  if (values.length === 0) return false;
  if (results.length > 1) throw new Error('given jsonpath expression matches more than one list');
  if (values.length > 1) throw new Error('given jsonpath expression matches more than one value');
  if (expected === undefined) return true;
  const [value] = values;
  if (typeof value === 'object' && value !== null)
    throw new Error('jsonpath leads to a nested object or list which is not supported');
  return String(value ?? '<nil>').trim() === expected.trim();
}
