/** What a template function is. */
import type { Slot } from './slot';

/** The Go type of a parameter: `reflect.Value`, `interface {}` or `string`. */
export type ParameterType = 'value' | 'any' | 'string';

/** A function templates can call; `call` throws an Error with Go's text. */
export interface TemplateFunction {
  parameters: readonly ParameterType[];
  /** The type of the parameters that may follow any number of times. */
  variadic?: ParameterType;
  call(...args: Slot[]): Slot;
}

/** The functions a template knows, by name. */
export type FunctionMap = ReadonlyMap<string, TemplateFunction>;
