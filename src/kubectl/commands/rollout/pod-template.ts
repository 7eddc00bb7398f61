/** A pod template as `rollout history --revision` and `rollout undo --dry-run=client` show it. */
import type { PodTemplateSpec } from '../../../kube/api/core/v1';
import { Description } from '../../describe/description';
import { describePodTemplate } from '../../describe/pod-template';

/** What `kubectl describe` says of a template, with tabs where a description has columns. */
export function podTemplateText(template: PodTemplateSpec): string {
  const page = Description.unaligned();
  describePodTemplate(page, template);
  return page.toString();
}
