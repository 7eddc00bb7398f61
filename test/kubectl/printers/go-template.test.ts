/** The printer behind `-o go-template`, with the whole error texts of kubectl v1.28.15. */
import { describe, expect, it } from 'vitest';
import { encodeJSON } from '../../../src/go/json/json';
import type { JsonObject } from '../../../src/go/json/value';
import { type GoTemplatePrinterOptions, newGoTemplatePrinter } from '../../../src/kubectl/printers/go-template';
import { messageOf } from './failure';

const object: JsonObject = {
  kind: 'ConfigMap',
  apiVersion: 'v1',
  metadata: { name: 'a', creationTimestamp: null },
  data: { b: '<c>"' },
};

function print(template: string, options?: GoTemplatePrinterOptions): { out: string; error?: string } {
  let out = '';
  const printer = newGoTemplatePrinter(template, options);
  const run = () =>
    printer(object, (text) => {
      out += text;
    });
  try {
    run();
  } catch (err) {
    return { out, error: (err as Error).message };
  }
  return { out };
}

describe('newGoTemplatePrinter', () => {
  it('prints an object', () => expect(print('{{.metadata.name}} {{.nope}}')).toEqual({ out: 'a <no value>' }));

  it('says which template does not parse', () => {
    expect(messageOf(() => newGoTemplatePrinter('{{.data'))).toBe(
      'error parsing template {{.data, template: output:1: unclosed action',
    );
  });

  it('writes what it knows before it fails', () => {
    const encode = (obj: unknown) => encodeJSON(obj as JsonObject, '', 'as-is');
    const why =
      'template: output:1:18: executing "output" at <.data.b.x>: can\'t evaluate field x in type interface {}';
    expect(print('{{.data.b}}{{.data.b.x}}', { encode })).toEqual({
      out: [
        `<c>"Error executing template: ${why}. Printing more information for debugging the template:`,
        '\ttemplate was:',
        '\t\t{{.data.b}}{{.data.b.x}}',
        '\traw data was:',
        '\t\t{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a","creationTimestamp":null},"data":{"b":"\\u003cc\\u003e\\""}}',
        '\tobject given to template engine was:',
        '\t\tmap[apiVersion:v1 data:map[b:<c>"] kind:ConfigMap metadata:map[creationTimestamp:<nil> name:a]]',
        '\n',
      ].join('\n'),
      error: `error executing template "{{.data.b}}{{.data.b.x}}": ${why}`,
    });
  });

  it('encodes what a server sent with sorted keys', () => {
    expect(print('{{.kind.x}}').out).toContain('\t\t{"apiVersion":"v1","data":{"b":"\\u003cc\\u003e\\""},"kind"');
  });
});
