/** The flags of `kubectl get`. */
import type { Flag } from '../../cli/flags/flag';
import {
  allNamespacesFlag,
  chunkSizeFlag,
  fieldSelectorFlag,
  filenameFlags,
  printFlags,
  selectorFlag,
  subresourceFlag,
} from '../../options/standard';

/** In no particular order: help sorts them. */
export function getFlags(): Flag[] {
  return [
    ...printFlags(['custom-columns', 'custom-columns-file', 'wide']),
    ...filenameFlags('naming the resources to get from the server.'),
    allNamespacesFlag(),
    chunkSizeFlag(),
    fieldSelectorFlag(),
    selectorFlag(),
    subresourceFlag('Get the subresource instead of the object.', ['status', 'scale']),
    { name: 'ignore-not-found', type: 'bool', usage: 'A named object that is not there is no error; exit with 0.' },
    {
      name: 'label-columns',
      shorthand: 'L',
      type: 'stringSlice',
      usage: 'Labels shown in a column of their own, separated by commas. May be repeated.',
    },
    { name: 'no-headers', type: 'bool', usage: 'Leave out the headers of tables.' },
    { name: 'output-watch-events', type: 'bool', usage: 'Show what kind of event each line of a watch comes from.' },
    { name: 'raw', type: 'string', usage: 'Path to ask the server for as it is.' },
    { name: 'server-print', type: 'bool', default: true, usage: 'Let the server make the tables.' },
    { name: 'show-kind', type: 'bool', usage: 'Put the resource type in front of each name.' },
    { name: 'show-labels', type: 'bool', usage: 'Show all labels in a last column.' },
    {
      name: 'sort-by',
      type: 'string',
      usage: "Sort lists by this field, a JSONPath expression such as '{.metadata.name}'.",
    },
    { name: 'watch', shorthand: 'w', type: 'bool', usage: 'After listing what is there, go on with the changes.' },
    { name: 'watch-only', type: 'bool', usage: 'Show changes only, without listing first.' },
  ];
}
