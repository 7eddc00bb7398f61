/** Flags many commands share, each as the function that makes it: cmdutil.Add*Flag and genericclioptions. */

import type { Flag } from '../cli/flags/flag';
import type { FlagValues } from '../cli/flags/flag-values';
import type { FilenameOptions } from '../resource/builder';

/** `-f`, `-k` and `-R`. `use` ends the sentence of `-f`, e.g. `to use to create the resource`. */
export function filenameFlags(use: string): Flag[] {
  return [
    {
      name: 'filename',
      shorthand: 'f',
      type: 'stringSlice',
      usage: `File, folder or URL of the files ${use}`,
    },
    {
      name: 'kustomize',
      shorthand: 'k',
      type: 'string',
      usage: 'Kustomization folder to process. Cannot be combined with -f or -R.',
    },
    {
      name: 'recursive',
      shorthand: 'R',
      type: 'bool',
      usage: 'Look into the folders below those given with -f, too.',
    },
  ];
}

/** What these flags say, for the builder. */
export function filenameOptions(flags: FlagValues): FilenameOptions {
  return {
    filenames: flags.strings('filename'),
    kustomize: flags.string('kustomize'),
    recursive: flags.bool('recursive'),
  };
}

/** `-l`. */
export function selectorFlag(): Flag {
  return {
    name: 'selector',
    shorthand: 'l',
    type: 'string',
    usage: "Label query to filter by, with '=', '==' and '!=' (-l key1=value1,key2=value2). All parts must match.",
  };
}

/** `--field-selector`. */
export function fieldSelectorFlag(): Flag {
  return {
    name: 'field-selector',
    type: 'string',
    usage: "Field query to filter by, with '=', '==' and '!='. A server knows only a few fields per resource.",
  };
}

/** `-A`. */
export function allNamespacesFlag(): Flag {
  return {
    name: 'all-namespaces',
    shorthand: 'A',
    type: 'bool',
    usage: 'All namespaces, whatever --namespace says.',
  };
}

/** `--all`. */
export function allFlag(usage: string): Flag {
  return { name: 'all', type: 'bool', usage };
}

/** `--dry-run`, which alone means `unchanged` and is refused as such later, as kubectl does. */
export function dryRunFlag(): Flag {
  return {
    name: 'dry-run',
    type: 'string',
    default: 'none',
    noOptDefault: 'unchanged',
    usage:
      'Must be "none", "server", or "client". With "client" the object is only printed; with "server" the request is made, but nothing is kept.',
  };
}

/** `--validate`. */
export function validateFlag(): Flag {
  return {
    name: 'validate',
    type: 'string',
    default: 'strict',
    noOptDefault: 'strict',
    usage:
      'One of: strict (or true), warn, ignore (or false). What to do about unknown or duplicate fields: refuse them, warn of them, or drop them silently.',
  };
}

/** `--field-manager`. */
export function fieldManagerFlag(manager: string): Flag {
  return {
    name: 'field-manager',
    type: 'string',
    default: manager,
    usage: 'Name under which the ownership of fields is kept.',
  };
}

/** `--save-config`. */
export function saveConfigFlag(): Flag {
  return {
    name: 'save-config',
    type: 'bool',
    usage: 'Keep the configuration in an annotation of the object, for a later kubectl apply.',
  };
}

const TEMPLATE_FORMATS =
  'go-template, go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file';

/** `-o` and what belongs to it (genericclioptions.PrintFlags). `extra` are further formats, after the usual ones. */
export function printFlags(extra: readonly string[] = [], defaultOutput = ''): Flag[] {
  const formats = ['json', 'yaml', 'name', TEMPLATE_FORMATS, ...extra].join(', ');
  return [
    {
      name: 'output',
      shorthand: 'o',
      type: 'string',
      default: defaultOutput,
      usage: `Format of the output. One of: (${formats}).`,
    },
    {
      name: 'allow-missing-template-keys',
      type: 'bool',
      default: true,
      usage:
        'Print nothing for a field a template names and the object lacks, instead of failing. For golang and jsonpath formats.',
    },
    {
      name: 'show-managed-fields',
      type: 'bool',
      usage: 'Print managedFields, too, in JSON and YAML.',
    },
    {
      name: 'template',
      type: 'string',
      usage:
        'Template, or file with one, for -o go-template and -o go-template-file. The format is that of Go: http://golang.org/pkg/text/template/#pkg-overview.',
    },
  ];
}

/** `--subresource`; `allowed` as kubectl lists them. */
export function subresourceFlag(use: string, allowed: readonly string[]): Flag {
  return { name: 'subresource', type: 'string', usage: `${use} Must be one of [${allowed.join(' ')}]. Beta.` };
}

/** `--chunk-size`: lists are never cut here, but the flag is accepted. */
export function chunkSizeFlag(): Flag {
  return {
    name: 'chunk-size',
    type: 'int64',
    default: 500,
    usage: 'Fetch long lists in pieces of this size; 0 fetches them at once. Beta.',
  };
}

/** `--record`, deprecated since 1.22. */
export function recordFlag(): Flag {
  return {
    name: 'record',
    type: 'bool',
    usage: 'Record the command line in an annotation of the object.',
    deprecated: '--record will be removed in the future',
  };
}
