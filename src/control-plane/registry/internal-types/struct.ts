/**
 * The API server's internal types (`pkg/apis/...`): which struct has which fields, in which order and of which type.
 * Error messages that show a struct or a difference print these, not the versioned types of the manifests.
 */

/** A Go type, as far as printing needs to know it. */
export type GoType =
  | { kind: 'string' | 'bool' | 'int' | 'Quantity' | 'IntOrString' | 'Time' | 'Raw'; name: string }
  | { kind: 'pointer'; name: string; elem: GoType }
  | { kind: 'slice'; name: string; elem: GoType }
  | { kind: 'map'; name: string; elem: GoType }
  | { kind: 'struct'; name: string; struct: () => GoStruct };

/** One field of a struct. An embedded struct's fields stand in the JSON object of the outer one. */
export interface GoField {
  name: string;
  json: string;
  type: GoType;
  embedded: boolean;
}

/** A struct type: `core.Container`. */
export interface GoStruct {
  name: string;
  fields: GoField[];
}

const SCALARS: Record<string, GoType> = {
  string: { kind: 'string', name: 'string' },
  bool: { kind: 'bool', name: 'bool' },
  int32: { kind: 'int', name: 'int32' },
  int64: { kind: 'int', name: 'int64' },
  Quantity: { kind: 'Quantity', name: 'resource.Quantity' },
  IntOrString: { kind: 'IntOrString', name: 'intstr.IntOrString' },
  Time: { kind: 'Time', name: 'v1.Time' },
  Raw: { kind: 'Raw', name: 'runtime.Object' },
};

const NAMED_MAPS: Record<string, string> = { 'core.ResourceList': 'Quantity' };

/** `HostIP` -> `hostIP`, `NFS` -> `nfs`: the first word in lower case. */
function jsonName(name: string): string {
  const head = /^[A-Z]+(?![a-z])/.exec(name)?.[0] ?? (name[0] as string);
  return head.toLowerCase() + name.slice(head.length);
}

/** The structs declared in some texts, by name; parsed at first use. */
export class GoTypes {
  private readonly structs = new Map<string, GoStruct>();
  private pending: (() => string)[];

  constructor(...declarations: (() => string)[]) {
    this.pending = declarations;
  }

  /** The struct named `core.PodSpec`. Throws when nothing declares it. */
  struct(name: string): GoStruct {
    for (const declaration of this.pending.splice(0)) this.parse(declaration());
    const found = this.structs.get(name);
    if (!found) throw new Error(`no Go type ${name}`);
    return found;
  }

  /** The type a name or expression stands for: `*int64`, `[]core.Volume`, `map[string]string`. */
  type(text: string): GoType {
    if (text.startsWith('*')) {
      const elem = this.type(text.slice(1));
      return { kind: 'pointer', name: `*${elem.name}`, elem };
    }
    if (text.startsWith('[]')) {
      const elem = this.type(text.slice(2));
      return { kind: 'slice', name: `[]${elem.name}`, elem };
    }
    if (text.startsWith('map[string]')) {
      const elem = this.type(text.slice(11));
      return { kind: 'map', name: `map[string]${elem.name}`, elem };
    }
    const mapped = NAMED_MAPS[text];
    if (mapped) return { kind: 'map', name: text, elem: this.type(mapped) };
    const scalar = SCALARS[text];
    if (scalar) return scalar;
    // `core.Protocol/string`: a named type and what it is made of.
    const [name, base] = text.split('/') as [string, string?];
    if (base) return { kind: base as 'string', name };
    return { kind: 'struct', name, struct: () => this.struct(name) };
  }

  /**
   * A declaration is `package.Name: Field Type, Field:jsonName Type, ...`, one struct a line; a field that is only a
   * type is embedded.
   */
  private parse(text: string): void {
    for (const line of text.trim().split('\n')) {
      const colon = line.indexOf(': ');
      const name = line.slice(0, colon).trim();
      const prefix = name.slice(0, name.indexOf('.') + 1);
      const fields = line
        .slice(colon + 2)
        .split(', ')
        .map((field) => this.field(field.trim(), prefix));
      this.structs.set(name, { name, fields });
    }
  }

  private field(text: string, prefix: string): GoField {
    const [left, right] = text.split(' ') as [string, string?];
    const type = this.type(qualify(right ?? left, prefix));
    const [name, json] = left.split(':') as [string, string?];
    return { name, json: json ?? jsonName(name), type, embedded: right === undefined };
  }
}

/** Names without a package are of the package that declares them. */
function qualify(type: string, prefix: string): string {
  const [, modifiers, base] = /^((?:\*|\[\]|map\[string\])*)(.*)$/.exec(type) as unknown as [string, string, string];
  return base in SCALARS || base.includes('.') ? type : `${modifiers}${prefix}${base}`;
}
