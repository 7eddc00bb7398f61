/** The errors of `k8s.io/apimachinery/pkg/util/mergepatch`. */
import { goDynamicType, goValueText } from '../../go/fmt/json-value';
import type { JsonObject, JsonValue } from '../../go/json/value';

/** A list whose items are merged by a key has an item without it. */
export const noMergeKey = (item: JsonObject, key: string) =>
  new Error(`map: ${goValueText(item)} does not contain declared merge key: ${key}`);

/** A value of another type than the directive or the list around it needs. */
export const badArgType = (expected: JsonValue, actual: JsonValue | undefined) =>
  new Error(`expected a ${goDynamicType(expected)}, but received a ${goDynamicType(actual)}`);

/** A `$patch` that is none of the directives. */
export const badPatchType = (directive: JsonValue | undefined, item: JsonObject) =>
  new Error(`unknown patch type: ${goValueText(directive)} in map: ${goValueText(item)}`);

export const noListOfLists = () => new Error('lists of lists are not supported');
export const badPrimitiveListFormat = () => new Error('invalid patch format of primitive list');
export const badRetainKeysFormat = () => new Error('invalid patch format of retainKeys');
export const badElementOrderFormat = () => new Error('invalid patch format of setElementOrder list');
