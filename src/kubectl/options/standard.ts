/** Flags many commands share, each as the function that makes it: cmdutil.Add*Flag and genericclioptions. */

import { flag, type ValuesOf } from '../cli/flags/declare';
import type { FilenameOptions } from '../resource/builder';

/** `-f` alone. */
export function filenameFlag(use: string) {
  return { filename: flag.stringSlice(`File, folder or URL of the files ${use}`, { shorthand: 'f' }) };
}

/** `-f`, `-k` and `-R`. `use` ends the sentence of `-f`, e.g. `to use to create the resource`. */
export function filenameFlags(use: string) {
  return {
    ...filenameFlag(use),
    kustomize: flag.string('Kustomization folder to process. Cannot be combined with -f or -R.', { shorthand: 'k' }),
    recursive: flag.bool('Look into the folders below those given with -f, too.', { shorthand: 'R' }),
  };
}

/** Their values. */
export type FilenameFlags = ValuesOf<ReturnType<typeof filenameFlags>>;

/** What these flags say, for the builder. */
export function filenameOptions({ filename, kustomize, recursive }: FilenameFlags): FilenameOptions {
  return { filenames: filename, kustomize, recursive };
}

/** `-l`. */
export function selectorFlag() {
  return {
    selector: flag.string(
      "Label query to filter by, with '=', '==' and '!=' (-l key1=value1,key2=value2). All parts must match.",
      { shorthand: 'l' },
    ),
  };
}

/** `--field-selector`. */
export function fieldSelectorFlag() {
  return {
    'field-selector': flag.string(
      "Field query to filter by, with '=', '==' and '!='. A server knows only a few fields per resource.",
    ),
  };
}

/** `-A`. */
export function allNamespacesFlag() {
  return { 'all-namespaces': flag.bool('All namespaces, whatever --namespace says.', { shorthand: 'A' }) };
}

/** `--all`. */
export function allFlag(usage: string) {
  return { all: flag.bool(usage) };
}

/** `--dry-run`, which alone means `unchanged` and is refused as such later, as kubectl does. */
export function dryRunFlag() {
  return {
    'dry-run': flag.string(
      'Must be "none", "server", or "client". With "client" the object is only printed; with "server" the request is made, but nothing is kept.',
      { default: 'none', noOptDefault: 'unchanged' },
    ),
  };
}

/** `--validate`. */
export function validateFlag() {
  return {
    validate: flag.string(
      'One of: strict (or true), warn, ignore (or false). What to do about unknown or duplicate fields: refuse them, warn of them, or drop them silently.',
      { default: 'strict', noOptDefault: 'strict' },
    ),
  };
}

/** `--field-manager`. */
export function fieldManagerFlag(manager: string) {
  return { 'field-manager': flag.string('Name under which the ownership of fields is kept.', { default: manager }) };
}

/** `--save-config`. */
export function saveConfigFlag() {
  return {
    'save-config': flag.bool('Keep the configuration in an annotation of the object, for a later kubectl apply.'),
  };
}

const TEMPLATE_FORMATS =
  'go-template, go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file';

/** `-o` and what belongs to it (genericclioptions.PrintFlags). `extra` are further formats, after the usual ones. */
export function printFlags(extra: readonly string[] = [], defaultOutput = '') {
  const formats = ['json', 'yaml', 'name', TEMPLATE_FORMATS, ...extra].join(', ');
  return {
    output: flag.string(`Format of the output. One of: (${formats}).`, { shorthand: 'o', default: defaultOutput }),
    'allow-missing-template-keys': flag.bool(
      'Print nothing for a field a template names and the object lacks, instead of failing. For golang and jsonpath formats.',
      { default: true },
    ),
    'show-managed-fields': flag.bool('Print managedFields, too, in JSON and YAML.'),
    template: flag.string(
      'Template, or file with one, for -o go-template and -o go-template-file. The format is that of Go: http://golang.org/pkg/text/template/#pkg-overview.',
    ),
  };
}

/** `--subresource`; `allowed` as kubectl lists them. */
export function subresourceFlag(use: string, allowed: readonly string[]) {
  return { subresource: flag.string(`${use} Must be one of [${allowed.join(' ')}]. Beta.`) };
}

/** `--chunk-size`: lists are never cut here, but the flag is accepted. */
export function chunkSizeFlag() {
  return {
    'chunk-size': flag.int64('Fetch long lists in pieces of this size; 0 fetches them at once. Beta.', {
      default: 500,
    }),
  };
}

/** `--record`, deprecated since 1.22. */
export function recordFlag() {
  return {
    record: flag.bool('Record the command line in an annotation of the object.', {
      deprecated: '--record will be removed in the future',
    }),
  };
}
