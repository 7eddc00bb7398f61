/** Puts sections together for writing: objects that did not change are copied as they stand. */
import { ObjectText, type StoredObject, type TextSource } from '../stored-object';
import { formatObject } from './layout';

/** Up to how many characters new objects are put into one buffer. */
const BATCH = 1 << 20;

/** The objects of a section in order, as pieces to write one after the other. */
export function* sectionPieces(resource: string, objects: readonly StoredObject[]): Generator<string | Uint8Array> {
  formatNew(resource, objects);
  let run: ObjectText | undefined;
  for (const { text } of objects as readonly { text: ObjectText }[]) {
    if (run && text.source === run.source && text.start === run.end + ',\n'.length) {
      run = new ObjectText(run.source, run.start, run.value, text.end);
      continue;
    }
    if (run) {
      yield run.source.slice(run.start, run.end);
      yield ',\n';
    }
    run = text;
  }
  if (run) yield run.source.slice(run.start, run.end);
}

/** Formats the objects that have no text, and notes it for the next time too. */
function formatNew(resource: string, objects: readonly StoredObject[]): void {
  let batch: StoredObject[] = [];
  let lines: string[] = [];
  let size = 0;
  const finish = () => {
    const written = new WrittenText(lines.join(',\n'));
    let start = 0;
    for (const [index, object] of batch.entries()) {
      const end = start + written.lengthOf(lines[index] as string);
      const value = start + written.lengthOf(`    ${JSON.stringify(object.key)}: `);
      object.written(new ObjectText(written, start, value, end));
      start = end + ',\n'.length;
    }
    batch = [];
    lines = [];
    size = 0;
  };
  for (const object of objects) {
    if (object.text) continue;
    const line = formatObject(resource, object.key, object.value);
    batch.push(object);
    lines.push(line);
    size += line.length;
    if (size > BATCH) finish();
  }
  finish();
}

class WrittenText implements TextSource {
  readonly #bytes: Buffer;
  readonly #ascii: boolean;

  constructor(text: string) {
    this.#bytes = Buffer.from(text);
    this.#ascii = this.#bytes.length === text.length;
  }

  /** How many bytes a part of the text takes. */
  lengthOf(part: string): number {
    return this.#ascii ? part.length : Buffer.byteLength(part);
  }

  slice(start: number, end: number): Uint8Array {
    return this.#bytes.subarray(start, end);
  }

  text(start: number, end: number): string {
    return this.#bytes.toString('utf8', start, end);
  }

  misread(): Error {
    return new Error('an object was written that cannot be read');
  }
}
