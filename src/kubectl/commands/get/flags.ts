/** The flags of `kubectl get`. */
import { flag, type ValuesOf } from '../../cli/flags/declare';
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
export function getFlags() {
  return {
    ...printFlags(['custom-columns', 'custom-columns-file', 'wide']),
    ...filenameFlags('naming the resources to get from the server.'),
    ...allNamespacesFlag(),
    ...chunkSizeFlag(),
    ...fieldSelectorFlag(),
    ...selectorFlag(),
    ...subresourceFlag('Get the subresource instead of the object.', ['status', 'scale']),
    'ignore-not-found': flag.bool('A named object that is not there is no error; exit with 0.'),
    'label-columns': flag.stringSlice('Labels shown in a column of their own, separated by commas. May be repeated.', {
      shorthand: 'L',
    }),
    'no-headers': flag.bool('Leave out the headers of tables.'),
    'output-watch-events': flag.bool('Show what kind of event each line of a watch comes from.'),
    raw: flag.string('Path to ask the server for as it is.'),
    'server-print': flag.bool('Let the server make the tables.', { default: true }),
    'show-kind': flag.bool('Put the resource type in front of each name.'),
    'show-labels': flag.bool('Show all labels in a last column.'),
    'sort-by': flag.string("Sort lists by this field, a JSONPath expression such as '{.metadata.name}'."),
    watch: flag.bool('After listing what is there, go on with the changes.', { shorthand: 'w' }),
    'watch-only': flag.bool('Show changes only, without listing first.'),
  };
}

/** Their values. */
export type Flags = ValuesOf<ReturnType<typeof getFlags>>;
