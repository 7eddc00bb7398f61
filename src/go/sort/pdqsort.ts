/** Go 1.22's `sort.Sort`: not stable, so the order of equal elements is that of this very algorithm. */

/** What is sorted, by position; `less` may be inconsistent, as kubectl's is for fields that are missing. */
export interface Sortable {
  length: number;
  less(i: number, j: number): boolean;
  swap(i: number, j: number): void;
}

type Hint = 'unknown' | 'increasing' | 'decreasing';

const MAX_INSERTION = 12;
const SHORTEST_NINTHER = 50;
const MAX_SWAPS = 12;
const MAX_STEPS = 5;
const SHORTEST_SHIFTING = 50;

/** Sorts in place by pattern-defeating quicksort. */
export function goSort(data: Sortable): void {
  new Sorter(data).sort(0, data.length, bitLength(data.length));
}

class Sorter {
  constructor(private readonly data: Sortable) {}

  /** Sorts [a, b); `limit` is how many bad pivots are left before heapsort takes over. */
  sort(from: number, to: number, badPivots: number): void {
    let [a, b, limit] = [from, to, badPivots];
    let balanced = true;
    let partitioned = true;
    for (;;) {
      const length = b - a;
      if (length <= MAX_INSERTION || limit === 0) {
        if (length <= MAX_INSERTION) this.insertionSort(a, b);
        else this.heapSort(a, b);
        return;
      }
      if (!balanced) {
        this.breakPatterns(a, b);
        limit--;
      }
      let { pivot, hint } = this.choosePivot(a, b);
      if (hint === 'decreasing') {
        this.reverse(a, b);
        pivot = b - 1 - (pivot - a);
        hint = 'increasing';
      }
      if (balanced && partitioned && hint === 'increasing' && this.partialInsertionSort(a, b)) return;
      if (a > 0 && !this.data.less(a - 1, pivot)) {
        a = this.partitionEqual(a, b, pivot);
        continue;
      }
      const partition = this.partition(a, b, pivot);
      const middle = partition.pivot;
      partitioned = partition.already;
      const threshold = Math.floor(length / 8);
      if (middle - a < b - middle) {
        balanced = middle - a >= threshold;
        this.sort(a, middle, limit);
        a = middle + 1;
      } else {
        balanced = b - middle >= threshold;
        this.sort(middle + 1, b, limit);
        b = middle;
      }
    }
  }

  private insertionSort(a: number, b: number): void {
    for (let i = a + 1; i < b; i++) {
      for (let j = i; j > a && this.data.less(j, j - 1); j--) this.data.swap(j, j - 1);
    }
  }

  private heapSort(a: number, b: number): void {
    const length = b - a;
    for (let i = Math.floor((length - 1) / 2); i >= 0; i--) this.siftDown(i, length, a);
    for (let i = length - 1; i >= 0; i--) {
      this.data.swap(a, a + i);
      this.siftDown(0, i, a);
    }
  }

  private siftDown(from: number, length: number, first: number): void {
    let root = from;
    for (;;) {
      let child = 2 * root + 1;
      if (child >= length) return;
      if (child + 1 < length && this.data.less(first + child, first + child + 1)) child++;
      if (!this.data.less(first + root, first + child)) return;
      this.data.swap(first + root, first + child);
      root = child;
    }
  }

  /** Puts the pivot where it belongs, smaller elements before it. */
  private partition(a: number, b: number, pivot: number): { pivot: number; already: boolean } {
    const { data } = this;
    data.swap(a, pivot);
    let i = a + 1;
    let j = b - 1;
    for (let already = true; ; already = false) {
      while (i <= j && data.less(i, a)) i++;
      while (i <= j && !data.less(j, a)) j--;
      if (i > j) {
        data.swap(j, a);
        return { pivot: j, already };
      }
      data.swap(i++, j--);
    }
  }

  /** Elements equal to the pivot first, where none is smaller; gives where the greater ones begin. */
  private partitionEqual(a: number, b: number, pivot: number): number {
    const { data } = this;
    data.swap(a, pivot);
    let i = a + 1;
    let j = b - 1;
    for (;;) {
      while (i <= j && !data.less(a, i)) i++;
      while (i <= j && data.less(a, j)) j--;
      if (i > j) return i;
      data.swap(i++, j--);
    }
  }

  /** Moves the few elements out of place where that is all there is to do; true when sorted then. */
  private partialInsertionSort(a: number, b: number): boolean {
    const { data } = this;
    let i = a + 1;
    for (let step = 0; step < MAX_STEPS; step++) {
      while (i < b && !data.less(i, i - 1)) i++;
      if (i === b) return true;
      if (b - a < SHORTEST_SHIFTING) return false;
      data.swap(i, i - 1);
      if (i - a >= 2) for (let j = i - 1; j >= 1 && data.less(j, j - 1); j--) data.swap(j, j - 1);
      if (b - i >= 2) for (let j = i + 1; j < b && data.less(j, j - 1); j++) data.swap(j, j - 1);
    }
    return false;
  }

  /** Scatters three elements, by a generator seeded with the length. */
  private breakPatterns(a: number, b: number): void {
    const length = b - a;
    if (length < 8) return;
    const random = xorshift(length);
    const mask = (1 << bitLength(length)) - 1;
    const middle = a + Math.floor(length / 4) * 2;
    for (let i = middle - 1; i <= middle + 1; i++) {
      let other = Number(random() & BigInt(mask));
      if (other >= length) other -= length;
      this.data.swap(i, a + other);
    }
  }

  private choosePivot(a: number, b: number): { pivot: number; hint: Hint } {
    const length = b - a;
    const quarter = Math.floor(length / 4);
    const swaps = { count: 0 };
    let [i, j, k] = [a + quarter, a + quarter * 2, a + quarter * 3];
    if (length >= SHORTEST_NINTHER) {
      i = this.median(i - 1, i, i + 1, swaps);
      j = this.median(j - 1, j, j + 1, swaps);
      k = this.median(k - 1, k, k + 1, swaps);
    }
    const pivot = this.median(i, j, k, swaps);
    const hint = swaps.count === 0 ? 'increasing' : swaps.count === MAX_SWAPS ? 'decreasing' : 'unknown';
    return { pivot, hint };
  }

  private median(first: number, second: number, third: number, swaps: { count: number }): number {
    let [a, b, c] = [first, second, third];
    const order = (x: number, y: number): [number, number] => {
      if (!this.data.less(y, x)) return [x, y];
      swaps.count++;
      return [y, x];
    };
    [a, b] = order(a, b);
    [b, c] = order(b, c);
    [a, b] = order(a, b);
    return b;
  }

  private reverse(a: number, b: number): void {
    for (let i = a, j = b - 1; i < j; i++, j--) this.data.swap(i, j);
  }
}

function bitLength(value: number): number {
  return 32 - Math.clz32(value);
}

function xorshift(seed: number): () => bigint {
  let state = BigInt(seed);
  return () => {
    state ^= BigInt.asUintN(64, state << 13n);
    state ^= state >> 17n;
    state ^= BigInt.asUintN(64, state << 5n);
    return state;
  };
}
