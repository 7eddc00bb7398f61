/** How objects get from one version to another: `validateCustomResourceConversion`. */
import type { CustomResourceDefinition } from '../../../../kube/api/apiextensions/v1';
import { type FieldError, invalid, required } from '../../../../kube/errors/field-error';
import { isDNS1035Label } from '../../../../kube/names/name-formats';
import { invalidGo, unsupported } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import { validateWebhookClient } from '../../webhook-client';

const PATH = 'spec.conversion';
const STRATEGIES = ['None', 'Webhook'];
const REVIEW_VERSIONS = ['v1', 'v1beta1'];

function validateReviewVersions(versions: string[]): FieldError[] {
  const path = `${PATH}.conversionReviewVersions`;
  if (versions.length === 0) return [required(path)];
  const seen = new Set<string>();
  const errors = versions.flatMap((version, i) => {
    const at = `${path}[${i}]`;
    if (seen.has(version)) return [invalid(at, version, 'duplicate version')];
    seen.add(version);
    return isDNS1035Label(version).map((message) => invalid(at, version, message));
  });
  if (!versions.some((version) => REVIEW_VERSIONS.includes(version)))
    errors.push(
      invalidGo(path, goSyntax('[]string', versions), `must include at least one of ${REVIEW_VERSIONS.join(', ')}`),
    );
  return errors;
}

/** Without a webhook there is nothing to say. */
export function validateConversion({ conversion }: CustomResourceDefinition['spec']): FieldError[] {
  if (!conversion) return [];
  const { strategy, webhook } = conversion;
  if (!strategy) return [required(`${PATH}.strategy`)];
  if (!STRATEGIES.includes(strategy)) return [unsupported(`${PATH}.strategy`, strategy, STRATEGIES)];
  if (strategy !== 'Webhook') return [];
  const path = `${PATH}.webhookClientConfig`;
  const client = webhook?.clientConfig;
  return [
    ...(client
      ? validateWebhookClient(client, path, path)
      : [required(path, 'required when strategy is set to Webhook')]),
    ...validateReviewVersions(webhook?.conversionReviewVersions ?? []),
  ];
}
