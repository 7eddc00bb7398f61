/** Editing objects in a file until the changes are made or given up: EditOptions.Run of kubectl. */

import { quote } from '../../go/strconv/quote';
import { StatusError } from '../../kube/errors/status-error';
import type { KubeObject } from '../../kube/meta/meta';
import type { Context } from '../cli/command';
import { ExitError } from '../cli/errors';
import { Builder } from '../resource/builder';
import { documentProblem } from '../resource/document';
import type { Info } from '../resource/info';
import { requireNamespace } from '../resource/namespace';
import { editContent, editHeader } from './buffer';
import { sendChanges } from './changes';
import { dropCommentLines, hasContent, parseEdited, stripComments } from './comments';
import { readEditedFile, removeEditedFile, sayPreserved, writeEditedFile } from './edited-file';
import type { EditSettings } from './mode';
import { launchEditor } from './program';
import { EditResults } from './results';

/**
 * Opens the objects in an editor, together, and makes the changes. What the server refuses as invalid is edited again.
 * Throws when the edit ends without its changes; where they are was said on stderr by then.
 */
export async function editObjects(ctx: Context, infos: readonly Info[], settings: EditSettings): Promise<void> {
  const edit = new Edit(ctx, infos, settings);
  for (let again = true; again; ) again = await edit.round();
}

/** One edit, of as many rounds as it takes. */
class Edit {
  private results = new EditResults();
  private original = '';
  private edited = '';
  /** The last round left something that cannot be used, so the editor gets it back. */
  private failed = false;

  constructor(
    private readonly ctx: Context,
    private readonly infos: readonly Info[],
    private readonly settings: EditSettings,
  ) {}

  /** Opens the editor once and does what can be done. Says whether it has to be opened again. */
  async round(): Promise<boolean> {
    const before = this.edited;
    const file = await this.preserving(this.results.file, () => this.openEditor());
    if (this.failed && stripComments(before) === stripComments(this.edited))
      throw this.preserved(new Error('Edit cancelled, no valid changes were saved.'), file);
    removeEditedFile(this.results.file);
    const problem = this.problem();
    if (problem === undefined && stripComments(this.original) === stripComments(this.edited))
      return this.cancel(file, 'no changes made');
    if (problem === undefined && !hasContent(this.edited)) return this.cancel(file, 'saved file was empty');
    this.results = new EditResults(file);
    const updated = problem === undefined ? await this.updatedInfos() : this.refuse(problem);
    this.failed = updated === undefined;
    if (!updated) return true;
    await this.preserving(file, () => this.send(updated));
    return this.conclude(file);
  }

  private async openEditor(): Promise<string> {
    const { ctx } = this;
    const file = writeEditedFile(ctx, this.settings.output === 'json' ? '.json' : '.yaml', this.fileText());
    await launchEditor(ctx, file);
    this.edited = readEditedFile(file);
    return file;
  }

  private fileText(): string {
    const { output, mode, windowsLineEndings } = this.settings;
    const native = (text: string) => (windowsLineEndings ? text.replaceAll('\n', '\r\n') : text);
    // Comments would make it something else than JSON.
    const header = output === 'json' ? '' : native(editHeader(mode, this.results.reasons));
    if (this.failed) return header + dropCommentLines(this.edited);
    const objects = this.infos.map(({ object }) => object as KubeObject);
    this.original = header + native(editContent(objects, output));
    return this.original;
  }

  /** What the client's validation finds wrong with the file. */
  private problem(): string | undefined {
    if (this.settings.fieldValidation === 'Ignore') return undefined;
    try {
      return documentProblem(parseEdited(stripComments(this.edited)));
    } catch (err) {
      return (err as Error).message;
    }
  }

  private refuse(problem: string): undefined {
    const cause = { field: '<nil>', message: `Invalid value: "The edited file failed validation": ${problem}` };
    const error = new StatusError(422, 'Invalid', cause.message, { causes: [cause] });
    this.ctx.streams.err.write(`${this.results.add(error, this.infos[0] as Info)}\n`);
  }

  /** The objects in the file; undefined when they cannot be made out. */
  private async updatedInfos(): Promise<Info[] | undefined> {
    const builder = new Builder(this.ctx).stream(this.edited, 'edited-file').continueOnError().flatten();
    try {
      return (await builder.do()).infos();
    } catch (err) {
      const head = `The edited file had a syntax error: ${(err as Error).message}`;
      this.results.reasons.push({ head, other: [] });
      return undefined;
    }
  }

  private send(updated: Info[]): void {
    const { ctx, settings, infos, results } = this;
    for (const info of updated) {
      requireNamespace(ctx.namespace)(info);
      info.object = settings.annotate(this.withManagedFields(info.object as KubeObject));
    }
    sendChanges(ctx, settings, { original: infos, edited: updated, results });
  }

  /** The file did not show them. */
  private withManagedFields(object: KubeObject): KubeObject {
    const same = this.infos.find((info) => info.object?.metadata.uid === object.metadata.uid);
    const { managedFields: _, ...metadata } = object.metadata;
    const managedFields = same?.object?.metadata.managedFields;
    return { ...object, metadata: managedFields ? { ...metadata, managedFields } : metadata };
  }

  /** What becomes of the file after a round that reached the server. */
  private conclude(file: string): boolean {
    const { results, ctx } = this;
    if (results.retryable > 0)
      throw this.leaving(`You can run \`${ctx.binary} replace -f ${file}\` to try this update again.`);
    if (results.notFound > 0)
      throw this.leaving(`The edits you made on deleted resources have been saved to ${quote(file)}`);
    if (results.invalid === 0) removeEditedFile(file);
    this.failed = results.reasons.length > 0;
    return results.invalid > 0;
  }

  private leaving(message: string): Error {
    this.ctx.streams.err.write(`${message}\n`);
    return new ExitError(1);
  }

  private cancel(file: string, why: string): false {
    removeEditedFile(file);
    this.ctx.streams.err.write(`Edit cancelled, ${why}.\n`);
    return false;
  }

  private async preserving<T>(file: string, step: () => T | Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (err) {
      throw this.preserved(err as Error, file);
    }
  }

  private preserved(err: Error, file: string): Error {
    sayPreserved(this.ctx, file);
    return err;
  }
}
