/**
 * Values that have no order. kubectl ends there through klog: stderr gets `message` behind klog's own prefix
 * (`F0102 15:04:05.000000    1234 sorter.go:332] `), stdout nothing, and the exit code is `exitCode`.
 */
export class UnsortableError extends Error {
  constructor(
    message: string,
    /** Where in kubectl v1.28 the line is logged. */
    readonly location: string,
    readonly exitCode: number,
  ) {
    super(message);
    this.name = 'UnsortableError';
  }
}
