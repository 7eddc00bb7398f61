/** What the editor shows: a header of comments, and the objects. */
import { encodeJSON } from '../../go/json/json';
import { encodeYAML } from '../../go/yaml/encode';
import { asJSON, type KubeObject } from '../../kube/meta/meta';
import { noPrinterError } from '../printers/object-printer';
import { commentLines } from './comments';
import type { EditMode } from './mode';
import type { EditReason } from './results';

const HEADER: Record<'objects' | 'annotations', string> = {
  objects: `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`,
  annotations: `# Please edit the 'last-applied-configuration' annotations below.
# Lines beginning with a '#' will be ignored, and an empty file will abort the edit.
#
`,
};

/** The comments at the top, with the reasons why the file is there again. */
export function editHeader(mode: EditMode, reasons: readonly EditReason[]): string {
  const shown = reasons.map(({ head, other }) => {
    const list = other.map((line) => `# * ${commentLines(line)}\n`);
    return `# ${commentLines(head)}${other.length > 0 ? ':' : ''}\n${list.join('')}#\n`;
  });
  return HEADER[mode === 'apply' ? 'annotations' : 'objects'] + shown.join('');
}

/** The objects as they are edited: one by itself, several as a list. Throws for a form other than JSON and YAML. */
export function editContent(objects: readonly KubeObject[], output: string): string {
  const plain = objects.map(withoutManagedFields);
  const [only] = plain;
  const value = only && plain.length === 1 ? only : { apiVersion: 'v1', kind: 'List', metadata: {}, items: plain };
  switch (output.toLowerCase()) {
    case 'json':
      return `${encodeJSON(asJSON(value), '    ')}\n`;
    case '':
    case 'yaml':
      return encodeYAML(asJSON(value));
  }
  throw noPrinterError(output, ['json', 'yaml']);
}

function withoutManagedFields({ metadata, ...object }: KubeObject): KubeObject {
  const { managedFields: _, ...shown } = metadata;
  return { ...object, metadata: shown } as KubeObject;
}
