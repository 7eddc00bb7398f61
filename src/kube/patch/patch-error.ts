/** The errors of `k8s.io/apimachinery/pkg/util/mergepatch`. */
import { sprint } from '../../go/fmt/print';
import { typeName } from '../../go/fmt/value';
import type { JsonObject, JsonValue } from '../../go/json/value';

/** `%s` of a value's `reflect.Type`, which nil has not. */
const typeText = (value: JsonValue | undefined) => (value == null ? '%!s(<nil>)' : typeName(value));

/** A list whose items are merged by a key has an item without it. */
export const noMergeKey = (item: JsonObject, key: string) =>
  new Error(`map: ${sprint(item)} does not contain declared merge key: ${key}`);

/** A value of another type than the directive or the list around it needs. */
export const badArgType = (expected: JsonValue, actual: JsonValue | undefined) =>
  new Error(`expected a ${typeText(expected)}, but received a ${typeText(actual)}`);

/** A `$patch` that is none of the directives. */
export const badPatchType = (directive: JsonValue | undefined, item: JsonObject) =>
  new Error(`unknown patch type: ${sprint(directive)} in map: ${sprint(item)}`);

export const noListOfLists = () => new Error('lists of lists are not supported');
export const badPrimitiveListFormat = () => new Error('invalid patch format of primitive list');
export const badRetainKeysFormat = () => new Error('invalid patch format of retainKeys');
export const badElementOrderFormat = () => new Error('invalid patch format of setElementOrder list');
