/** Every function of the environment in which v1.28 compiles rules: what v1.27 knows, so that it can be taken back. */
import { lists } from './lists';
import { operators } from './operators';
import type { Overload } from './signature';
import { standard } from './standard';
import { strings } from './strings';

const byName = new Map<string, Overload[]>();
for (const one of [...operators, ...standard, ...strings, ...lists]) {
  const known = byName.get(one.name);
  if (known) known.push(one);
  else byName.set(one.name, [one]);
}

/** The ways to call a function of a name; none for a name nobody knows. */
export function overloadsOf(name: string): readonly Overload[] {
  return byName.get(name) ?? [];
}
