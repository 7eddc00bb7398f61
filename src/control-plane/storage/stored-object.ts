/** One object in the store: its value, or the piece of the state file it can be parsed from when somebody asks. */
import type { KubeObject } from '../../kube/meta/meta';

/** Bytes that hold objects: a file, or what was just written to one. */
export interface TextSource {
  /** The bytes of a range, not copied. */
  slice(start: number, end: number): Uint8Array;
  text(start: number, end: number): string;
  /** What to throw about the value at a position that is no JSON, or no API object. */
  misread(position: number): Error;
}

/** Where an object stands in a text: from the indentation before its key to the end of its value. */
export class ObjectText {
  constructor(
    readonly source: TextSource,
    readonly start: number,
    /** Where the value begins. */
    readonly value: number,
    readonly end: number,
  ) {}

  /** The value as JSON. */
  json(): string {
    return this.source.text(this.value, this.end);
  }

  /** Parses the value. A value that parses is whole: no JSON value is the beginning of a longer object. */
  parse(): KubeObject {
    let value: unknown;
    try {
      value = JSON.parse(this.json());
    } catch {
      throw this.source.misread(this.value);
    }
    if (!isAPIObject(value)) throw this.source.misread(this.value);
    return value;
  }
}

/** A key and what is stored under it. */
export class StoredObject {
  #value: KubeObject | undefined;
  #text: ObjectText | undefined;

  constructor(
    readonly key: string,
    value: KubeObject | undefined,
    text?: ObjectText,
  ) {
    this.#value = value;
    this.#text = text;
  }

  /** The object, parsed at the first call. Throws when its text is damaged. */
  get value(): KubeObject {
    this.#value ??= (this.#text as ObjectText).parse();
    return this.#value;
  }

  /** The text that says exactly this value, if it was read or already written. */
  get text(): ObjectText | undefined {
    return this.#text;
  }

  /** Whether the value is still only text. */
  get unread(): boolean {
    return this.#value === undefined;
  }

  /** Stores another version; the old text is void. */
  replace(value: KubeObject): void {
    this.#value = value;
    this.#text = undefined;
  }

  /** Notes the text the current value was written as. */
  written(text: ObjectText): void {
    this.#text = text;
  }
}

/** Whether a value has what the store needs of an object: `metadata` to stamp a version into. */
export function isAPIObject(value: unknown): value is KubeObject {
  return isRecord(value) && isRecord(value.metadata);
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
