/** The three ways of editing: what is edited, and what becomes of it (editor.EditMode). */

import type { WriteRequestOptions } from '../../control-plane/client/client';
import type { KubeObject } from '../../kube/meta/meta';

/** `normal` changes objects of the server, `create` new ones before they are created, `apply` last-applied annotations. */
export type EditMode = 'normal' | 'create' | 'apply';

/** Everything an edit needs to know besides the objects. */
export interface EditSettings {
  mode: EditMode;
  /** `-o`: the form of the file, and of the results. */
  output: string;
  windowsLineEndings: boolean;
  /** Print the patch before it is sent. */
  outputPatch: boolean;
  fieldManager: string;
  fieldValidation: NonNullable<WriteRequestOptions['fieldValidation']>;
  subresource: string;
  /** Adds the annotations of `--save-config` and `--record`. */
  annotate(object: KubeObject): KubeObject;
  /** Prints a result: `edited`, `skipped` or `created`. */
  print(object: KubeObject, operation: string): void;
}
