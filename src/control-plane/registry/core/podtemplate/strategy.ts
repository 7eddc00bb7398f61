/** PodTemplates: `pkg/registry/core/podtemplate`. */

import { deepEqual } from '../../../../go/json/deep';
import type { PodTemplate } from '../../../../kube/api/core/v1';
import type { FieldError } from '../../../../kube/errors/field-error';
import { formatLabels } from '../../../../kube/labels/label-set';
import { nameColumn } from '../../object-columns';
import type { Strategy } from '../../strategy';
import { containerColumns } from '../../workload-columns';
import { warnOfTemplate } from '../../workload-validation';
import { setPodTemplateDefaults } from '../pod/defaults/pod-spec';
import { dropDisabledPodFields } from '../pod/disabled-fields';
import { validatePodTemplateSpec } from '../pod/validation/pod-template';

function validate({ template }: PodTemplate): FieldError[] {
  const errors: FieldError[] = [];
  validatePodTemplateSpec(template, 'template', errors);
  return errors;
}

/** PodTemplates keep their generation themselves, as they have no spec. */
export const podTemplateStrategy: Strategy<PodTemplate> = {
  setDefaults: setPodTemplateDefaults,
  prepareForCreate({ metadata, template }) {
    metadata.generation = 1;
    dropDisabledPodFields(template.spec);
  },
  prepareForUpdate({ metadata, template }, old) {
    dropDisabledPodFields(template.spec);
    metadata.generation = (old.metadata.generation ?? 1) + (deepEqual(template, old.template) ? 0 : 1);
  },
  validate,
  warn: (template, ctx) => warnOfTemplate(template, template.template, ctx, { path: 'template' }),
  validateUpdate: validate,
  columns: [
    nameColumn,
    ...containerColumns<PodTemplate>(({ template }) => template.spec).map((column) => ({ ...column, priority: 0 })),
    { name: 'Pod Labels', cell: ({ template }) => formatLabels(template.metadata?.labels) },
  ],
};
