/** How arguments name resources: `TYPE NAME...`, `TYPE1,TYPE2 NAME...` and `TYPE/NAME ...`. */

/** One `TYPE/NAME`. */
export interface ResourceTuple {
  resource: string;
  name: string;
}

/** Arguments taken apart. Either tuples, or types with names. */
export interface ResourceArgs {
  tuples: ResourceTuple[];
  types: string[];
  names: string[];
}

/**
 * Takes the arguments of most commands apart; `expand` turns a category such as `all` into its resources. Throws when
 * the two forms are mixed, naming `binary` as kubectl does. (Builder.ResourceTypeOrNameArgs.)
 */
export function parseResourceArgs(
  args: readonly string[],
  binary: string,
  expand: (type: string) => string[],
): ResourceArgs {
  const normal = multiply(args);
  const withSlash = normal.filter((arg) => arg.includes('/')).length;
  if (withSlash > 0) {
    if (withSlash < normal.length)
      throw new Error(
        `there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. '${binary} get resource/<resource_name>' instead of '${binary} get resource resource/<resource_name>'`,
      );
    return { tuples: normal.map(parseTuple), types: [], names: [] };
  }
  const [types, ...names] = normal;
  if (types === undefined) return { tuples: [], types: [], names: [] };
  return { tuples: [], types: splitTypes(types.split(',').flatMap(expand).join(',')), names };
}

/** `TYPE/NAME`. Throws when it is not of that form. */
export function parseTuple(arg: string): ResourceTuple {
  const [resource = '', name = '', ...more] = arg.split('/');
  if (more.length > 0) throw new Error('arguments in resource/name form may not have more than one slash');
  if (!resource || !name || splitTypes(resource).length !== 1)
    throw new Error('arguments in resource/name form must have a single resource and name');
  return { resource, name };
}

/** `pods,svc` to its parts, each once. */
export function splitTypes(arg: string): string[] {
  return [...new Set(arg.split(','))];
}

/** `pods,svc a b` means `pods/a pods/b svc/a svc/b`. */
function multiply(args: readonly string[]): readonly string[] {
  const [first, ...names] = args;
  if (first === undefined || names.length === 0) return args;
  const types = splitTypes(first);
  return types.length > 1 ? types.flatMap((type) => names.map((name) => `${type}/${name}`)) : args;
}
