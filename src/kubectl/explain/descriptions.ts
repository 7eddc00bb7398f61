/**
 * What the documentation says of types and fields: the recorded schema comes without it. The package has the texts of
 * Kubernetes 1.29, which differ from those of 1.28 in a few fields.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What is said of definitions like `io.k8s.api.core.v1.Pod` and of their fields; undefined where nothing is. */
export interface Descriptions {
  ofType(definition: string): string | undefined;
  ofField(definition: string, field: string): string | undefined;
}

/** One line of a declaration: the start of a type, its end, or a field; and a comment before one of them. */
const PARTS =
  / *\/\*\*\n([\s\S]*?)\n *\*\/\n|^export (?:declare )?(?:interface|type) (\w+)|^ {4}(?:readonly )?"?([\w$-]+)"?\??:/gm;

/** The descriptions of `kubernetes-types`, by type and by `Type.field`. A file is read when something in it is asked for. */
export class PackagedDescriptions implements Descriptions {
  private readonly files = new Map<string, Map<string, string>>();

  ofType(definition: string): string | undefined {
    return this.find(definition, '');
  }

  ofField(definition: string, field: string): string | undefined {
    return this.find(definition, `.${field}`);
  }

  private find(definition: string, rest: string): string | undefined {
    const [group, version, type] = definition.split('.').slice(-3);
    const file = `${group}/${version}.d.ts`;
    let texts = this.files.get(file);
    if (!texts) {
      texts = parse(read(file));
      this.files.set(file, texts);
    }
    return texts.get(`${type}${rest}`);
  }
}

function read(file: string): string {
  try {
    return readFileSync(join(folder(), file), 'utf8');
  } catch {
    // A group the package does not know.
    return '';
  }
}

/** The declarations of `kubernetes-types`: in a bundle the copy beside it, so that it needs no package. */
function folder(): string {
  const { url }: { url?: string } = import.meta;
  // a bundle is no module, and has none
  if (url === undefined) return join(__dirname, 'descriptions');
  return dirname(createRequire(url).resolve('kubernetes-types/package.json'));
}

function parse(declarations: string): Map<string, string> {
  const texts = new Map<string, string>();
  let type = '';
  let comment: string | undefined;
  for (const [, text, newType, field] of declarations.matchAll(PARTS)) {
    if (text !== undefined) {
      comment = text.replace(/^ *\* ?/gm, '');
      continue;
    }
    if (newType !== undefined) type = newType;
    if (comment !== undefined) texts.set(field === undefined ? type : `${type}.${field}`, comment);
    comment = undefined;
  }
  return texts;
}
