/** Checks the kinds that make pods have in common. */

import type { PodTemplateSpec } from '../../kube/api/core/v1';
import { FieldError, goQuote, invalid, required } from '../../kube/errors/field-error';
import { type LabelSelector, selectorFromLabelSelector } from '../../kube/labels/label-selector';
import type { Selector } from '../../kube/labels/selector';
import type { IntOrString } from '../../kube/meta/intstr';
import type { KubeObject } from '../../kube/meta/meta';
import { isDNS1123Label, isValidPercent } from '../../kube/names/name-formats';
import { validateLabelSelector } from '../../kube/validation/label-validation';
import { hostnameWarning, podWarnings } from './core/pod/warnings';
import { invalidGo } from './field-checks';
import { goSyntax } from './go-syntax';
import type { RequestContext } from './strategy';

/** Labels that the selector of the same object does not select. */
export function labelMismatch(labels: Record<string, string> | undefined, path: string): FieldError {
  return invalidGo(path, goSyntax('map[string]string', labels), '`selector` does not match template `labels`');
}

/** The selector behind a `LabelSelector`, or undefined when it is not valid. */
export function parsedSelector(selector: LabelSelector | undefined): Selector | undefined {
  try {
    return selectorFromLabelSelector(selector);
  } catch {
    return undefined;
  }
}

/** `v1.LabelSelector{...}` */
export const goSelector = (selector: LabelSelector | undefined) => goSyntax('v1.LabelSelector', selector);

const isEmpty = ({ matchLabels, matchExpressions }: LabelSelector) =>
  Object.keys(matchLabels ?? {}).length + (matchExpressions?.length ?? 0) === 0;

/** An empty selector is one too few; `kind` is what the message calls the owner. */
export function emptySelector(selector: LabelSelector | undefined, path: string, kind: string): FieldError[] {
  if (!selector || !isEmpty(selector)) return [];
  return [invalidGo(path, goSelector(selector), `empty selector is invalid for ${kind}`)];
}

/** A selector that must be there, be valid and select something. */
export function validateRequiredSelector(
  selector: LabelSelector | undefined,
  path: string,
  kind: string,
): FieldError[] {
  if (!selector) return [required(path)];
  return [...validateLabelSelector(selector, path), ...emptySelector(selector, path, kind)];
}

/** `field is immutable` when a selector changed. */
export function immutableSelector(same: boolean, selector: LabelSelector | undefined, path: string): FieldError[] {
  return same ? [] : [invalidGo(path, selector ? goSelector(selector) : '"null"', 'field is immutable')];
}

/** `field is immutable` when a number, string or boolean behind a pointer changed; a nil pointer shows as text. */
export function immutableScalar(path: string, value: unknown, old: unknown): FieldError[] {
  return value === old ? [] : [invalid(path, value ?? 'null', 'field is immutable')];
}

/** `Unsupported value` of a struct, shown as Go prints it. */
export function unsupportedGo(path: string, shown: string, supported: readonly string[]): FieldError {
  return new FieldError('Unsupported value', path, shown, `supported values: ${supported.map(goQuote).join(', ')}`);
}

/** The number of a percentage, undefined for what is none. */
function percentValue(value: IntOrString): number | undefined {
  if (typeof value !== 'string' || isValidPercent(value).length > 0) return undefined;
  return Number.parseInt(value, 10);
}

/** The number, or that of the percentage; other text counts as 0. */
export function intOrPercentValue(value: IntOrString | undefined): number {
  if (value === undefined) return 0;
  return typeof value === 'number' ? value : (percentValue(value) ?? (Number.parseInt(value, 10) || 0));
}

/** `intstr.IntOrString{Type:1, IntVal:0, StrVal:"x"}` */
export const goIntOrString = (value: IntOrString | undefined) => goSyntax('IntOrString', value);

/** `ValidatePositiveIntOrPercent` */
export function validatePositiveIntOrPercent(value: IntOrString | undefined, path: string): FieldError[] {
  if (typeof value === 'string')
    return isValidPercent(value).map((message) => invalidGo(path, goIntOrString(value), message));
  return (value ?? 0) < 0 ? [invalid(path, value, 'must be greater than or equal to 0')] : [];
}

/** `IsNotMoreThan100Percent` */
export function validateAtMost100Percent(value: IntOrString | undefined, path: string): FieldError[] {
  const percent = value === undefined ? undefined : percentValue(value);
  if (percent === undefined || percent <= 100) return [];
  return [invalidGo(path, goIntOrString(value), 'must not be greater than 100%')];
}

/** Says what is odd about a template that has passed validation, and, with `usedIn`, about the owner's name. */
export function warnOfTemplate(
  owner: KubeObject,
  template: PodTemplateSpec,
  ctx: RequestContext,
  options: { path?: string; usedIn?: string } = {},
): void {
  const { path = 'spec.template', usedIn } = options;
  if (usedIn) for (const w of hostnameWarning(isDNS1123Label(owner.metadata.name), usedIn)) ctx.warn(w);
  for (const warning of podWarnings(template.spec, template.metadata?.annotations, path)) ctx.warn(warning);
}
