/** Lets what runs in containers call the programs of just-bash, which is loaded for the first of them. */
import type { Run } from '../../../container/forecast/world';

/** Runs to the end, with just-bash at hand. */
export async function answered<T>(run: Run<T>): Promise<T> {
  for (let step = run.next(); ; ) {
    if (step.done) return step.value;
    const { runLibraryProgram } = await import('../../../container/shell/library');
    step = run.next(await runLibraryProgram(step.value));
  }
}
