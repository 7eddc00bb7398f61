/** Objects as tests look into them. */
import type { KubeObject } from '../src/kube/meta/meta';

/** An object of any kind: a field that is not there fails the expectation, and needs no type to do so. */
export type Observed = KubeObject & {
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a field says what it holds
  [field: string]: any;
};
