/** `allOf`, `anyOf`, `oneOf` and `not` of a schema, in the words of the API server's OpenAPI validation. */
import { quote } from '../../../../go/strconv/quote';
import type { JSONSchemaProps } from '../../../../kube/api/apiextensions/v1';
import { type FieldError, invalid } from '../../../../kube/errors/field-error';

type Validate = (schema: JSONSchemaProps) => FieldError[];

/** What is wrong with a whole value is said of no field. */
const whole = (text: string) => invalid('<nil>', '', text);

/** Errors of the value at `path`, which `validate` checks against one schema. */
export function junctorErrors(schema: JSONSchemaProps, path: string, validate: Validate): FieldError[] {
  const { anyOf = [], oneOf = [], allOf = [], not } = schema;
  const shown = quote(path);
  const errors: FieldError[] = [];
  if (anyOf.length > 0) {
    const failures = anyOf.map(validate);
    if (failures.every((list) => list.length > 0))
      errors.push(whole(`${shown} must validate at least one schema (anyOf)`), ...best(failures));
  }
  if (oneOf.length > 0) {
    const failures = oneOf.map(validate);
    const valid = failures.filter((list) => list.length === 0).length;
    const rule = `${shown} must validate one and only one schema (oneOf).`;
    if (valid === 0) errors.push(whole(`${rule} Found none valid`), ...best(failures));
    if (valid > 1) errors.push(whole(`${rule} Found ${valid} valid alternatives`));
  }
  if (allOf.length > 0) {
    const failures = allOf.map(validate);
    const valid = failures.filter((list) => list.length === 0).length;
    errors.push(...failures.flat());
    if (valid < allOf.length)
      errors.push(whole(`${shown} must validate all the schemas (allOf)${valid === 0 ? '. None validated' : ''}`));
  }
  if (not && validate(not).length === 0) errors.push(whole(`${shown} must not validate the schema (not)`));
  return errors;
}

/** The attempt that came nearest. */
function best(failures: FieldError[][]): FieldError[] {
  return failures.reduce((a, b) => (b.length < a.length ? b : a));
}
