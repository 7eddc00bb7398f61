/** The objects of one namespace in the order of their keys. Sorting waits until somebody asks for the order. */
import type { StoredObject } from './stored-object';

/** Up to this many changes are worked in one by one, which shifts the array; more are worked in at once. */
const FEW = 16;

/** A sorted array of objects with unique keys. */
export class SortedObjects {
  #sorted: StoredObject[] = [];
  readonly #added: StoredObject[] = [];
  readonly #removed = new Set<StoredObject>();

  get size(): number {
    return this.#sorted.length + this.#added.length - this.#removed.size;
  }

  /** Adds an object whose key is not present. */
  add(object: StoredObject): void {
    const last = this.#sorted[this.#sorted.length - 1];
    if (this.#added.length === 0 && (!last || last.key < object.key)) this.#sorted.push(object);
    else this.#added.push(object);
  }

  /** Removes an object that is present. */
  remove(object: StoredObject): void {
    this.#removed.add(object);
  }

  /** All objects by key; valid until the next change. */
  inOrder(): readonly StoredObject[] {
    if (this.#added.length > 0) this.#insert();
    if (this.#removed.size > 0) this.#drop();
    return this.#sorted;
  }

  #insert(): void {
    if (this.#added.length <= FEW) {
      for (const object of this.#added) this.#sorted.splice(this.#position(object.key), 0, object);
    } else {
      this.#added.sort(byKey);
      for (const object of this.#added) this.#sorted.push(object);
      this.#sorted.sort(byKey);
    }
    this.#added.length = 0;
  }

  /** A removed object may stand next to one that was added under its key since. */
  #drop(): void {
    if (this.#removed.size <= FEW) {
      for (const object of this.#removed) {
        this.#sorted.splice(this.#sorted.indexOf(object, this.#position(object.key)), 1);
      }
    } else {
      this.#sorted = this.#sorted.filter((object) => !this.#removed.has(object));
    }
    this.#removed.clear();
  }

  /** Index of the first object whose key is not before `key`. */
  #position(key: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] as StoredObject).key < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function byKey(a: StoredObject, b: StoredObject): number {
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}
