/** Endpoint slices: `pkg/registry/discovery/endpointslice` and `ValidateEndpointSlice`. */

import { deepEqual } from '../../../../go/json/deep';
import type { EndpointSlice } from '../../../../kube/api/discovery/v1';
import { validateImmutableField } from '../../../../kube/validation/object-meta-validation';
import type { Strategy } from '../../strategy';
import { endpointSliceColumns } from './columns';
import { validateEndpointSlice } from './validation';

/** Slices count as changed when anything but their metadata does. */
export const endpointSliceStrategy: Strategy<EndpointSlice> = {
  setDefaults(slice) {
    slice.endpoints ??= null;
    slice.ports ??= null;
    for (const port of slice.ports ?? []) {
      port.name ??= '';
      port.protocol ??= 'TCP';
    }
  },
  prepareForUpdate(slice, old) {
    const { metadata: _new, ...content } = slice;
    const { metadata: _old, ...before } = old;
    slice.metadata.generation = (old.metadata.generation ?? 1) + (deepEqual(content, before) ? 0 : 1);
  },
  validate: validateEndpointSlice,
  validateUpdate: (slice, old) => [
    ...validateEndpointSlice(slice),
    ...validateImmutableField(slice.addressType, old.addressType, 'addressType'),
  ],
  hasGeneration: true,
  columns: endpointSliceColumns,
};
