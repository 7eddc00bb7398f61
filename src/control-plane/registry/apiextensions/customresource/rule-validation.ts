/** Checks an object by the rules of its definition: `cel.Validator` of `apiextensions-apiserver/pkg/apiserver/schema/cel`. */
import type { JsonObject, JsonValue } from '../../../../go/json/value';
import type { JSONSchemaProps, ValidationRule } from '../../../../kube/api/apiextensions/v1';
import { EvaluationError, type Value } from '../../../../kube/cel/value';
import {
  duplicate,
  FieldError,
  type FieldErrorType,
  forbidden,
  invalid,
  required,
  TypeInvalidError,
} from '../../../../kube/errors/field-error';
import { type CompiledRule, compiledRules } from '../rules/compiled-rule';
import { schemaValue } from '../rules/schema-value';

const UNCHECKED =
  'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation';

/** The error that stands for all rules that were not looked at. */
export const rulesNotChecked = () => new FieldError('Invalid value', '<nil>', '"null"', UNCHECKED);

const BLOCKING: readonly FieldErrorType[] = ['Required value', 'Too long', 'Too many', 'Unsupported value'];

/** Whether an object with this error is not looked at by rules: `hasBlockingErr`. */
export const blocksRules = (error: FieldError): boolean =>
  error instanceof TypeInvalidError || BLOCKING.includes(error.type);

/** Whether there is a rule anywhere in a schema. */
export function hasRules(schema: JSONSchemaProps): boolean {
  const { items, properties, additionalProperties } = schema;
  return (
    (schema['x-kubernetes-validations']?.length ?? 0) > 0 ||
    (items !== undefined && hasRules(items)) ||
    (typeof additionalProperties === 'object' && hasRules(additionalProperties)) ||
    Object.values(properties ?? {}).some(hasRules)
  );
}

/** A place in an object, and what stood there before; `old` is undefined where nothing corresponds. */
interface Place {
  value: JsonValue;
  old: JsonValue | undefined;
  schema: JSONSchemaProps;
  path: string;
}

/** Every rule the object breaks. The object is valid by its schema; `old` is what it replaces. */
export function validateRules(object: JsonObject, old: JsonObject | undefined, schema: JSONSchemaProps): FieldError[] {
  return errorsAt({ value: object, old, schema, path: '' }, true);
}

function errorsAt(place: Place, root = false): FieldError[] {
  const { schema } = place;
  const broken = compiledRules(schema, root).flatMap((rule) => brokenRule(rule, place, root));
  return [...broken, ...partsOf(place).flatMap((part) => errorsAt(part))];
}

/** What is inside a list or an object, keys in order. */
function partsOf({ value, old, schema, path }: Place): Place[] {
  const { items, properties = {}, additionalProperties } = schema;
  if (Array.isArray(value)) {
    if (!items) return [];
    const before = correlation(schema, old);
    return value.map((item, i) => ({ value: item, old: before(item), schema: items, path: `${path}[${i}]` }));
  }
  if (typeof value !== 'object' || value === null) return [];
  const before = typeof old === 'object' && old !== null && !Array.isArray(old) ? old : {};
  const own = (object: JsonObject, key: string) => (Object.hasOwn(object, key) ? object[key] : undefined);
  return Object.keys(value)
    .sort()
    .flatMap((key) => {
      const values = typeof additionalProperties === 'object' ? additionalProperties : undefined;
      const of = values ?? (Object.hasOwn(properties, key) ? properties[key] : undefined);
      const item = value[key];
      if (!of || item === undefined) return [];
      const at = values ? `${path}[${key}]` : path ? `${path}.${key}` : key;
      return [{ value: item, old: own(before, key), schema: of, path: at }];
    });
}

/** Only items of lists that are maps have something that corresponds to them in an older list. */
function correlation(schema: JSONSchemaProps, old: JsonValue | undefined) {
  if (schema['x-kubernetes-list-type'] !== 'map' || !Array.isArray(old)) return () => undefined;
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  const identity = (item: JsonValue) => JSON.stringify(keys.map((key) => (item as JsonObject | null)?.[key] ?? null));
  const known = new Map(old.map((item) => [identity(item), item]));
  return (item: JsonValue) => known.get(identity(item));
}

function brokenRule(compiled: CompiledRule, { value, old, schema, path }: Place, root: boolean): FieldError[] {
  const { rule, expression } = compiled;
  const type = schema.type ?? '';
  // Go's name of the path to the object itself
  const here = path || '<nil>';
  if (!expression) return [invalid(here, type, `rule compile error: ${compiled.problem}`)];
  const isTransition = expression.names.has('oldSelf');
  if (isTransition && old === undefined) return [];
  const variables = new Map([['self', schemaValue(value, schema, root)]]);
  if (isTransition && old !== undefined) variables.set('oldSelf', schemaValue(old, schema, root));
  try {
    if (expression.evaluate(variables) === true) return [];
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return [invalid(here, type, evaluationProblem(error.message, rule))];
  }
  const at = rule.fieldPath ? `${path}${rule.fieldPath.trim()}`.replace(/^\./, '') : here;
  return [errorFor(rule, at, type, messageOf(compiled, variables))];
}

/** What a rule is called in errors: its message, or the rule itself. */
const ruleText = ({ rule, message }: ValidationRule) => (message || rule).trim();

function evaluationProblem(why: string, rule: ValidationRule): string {
  if (!why.startsWith('no such overload')) return `${why} evaluating rule: ${ruleText(rule)}`;
  return `'${why}': call arguments did not match a supported operator, function or macro signature for rule: ${ruleText(rule)}`;
}

/** What the rule has to say of a value that breaks it; a message that comes to nothing is passed over. */
function messageOf({ rule, message }: CompiledRule, variables: ReadonlyMap<string, Value>): string {
  try {
    const text = message?.evaluate(variables);
    if (typeof text === 'string' && text.trim() !== '' && !text.includes('\n')) return text.trim();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
  }
  return rule.message ? rule.message.trim() : `failed rule: ${ruleText(rule)}`;
}

function errorFor({ reason }: ValidationRule, path: string, type: string, detail: string): FieldError {
  if (reason === 'FieldValueForbidden') return forbidden(path, detail);
  if (reason === 'FieldValueRequired') return required(path, detail);
  return reason === 'FieldValueDuplicate' ? duplicate(path, type) : invalid(path, type, detail);
}
