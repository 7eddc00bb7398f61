/** The exit status of `test`: comparisons are made, files are taken not to exist. */
export function testOutcome(args: string[]): number {
  if (args[0] === '!') return testOutcome(args.slice(1)) === 0 ? 1 : 0;
  const [left = '', operator = '', right = ''] = args;
  if (args.length === 0) return 1;
  if (args.length === 1) return Number(left === '');
  if (args.length === 2) return left === '-z' ? Number(operator !== '') : left === '-n' ? Number(operator === '') : 1;
  const compared = Number(left) - Number(right);
  switch (operator) {
    case '=':
    case '==':
      return Number(left !== right);
    case '!=':
      return Number(left === right);
    case '-eq':
      return Number(compared !== 0);
    case '-ne':
      return Number(compared === 0);
    case '-lt':
    case '<':
      return Number(!(compared < 0));
    case '-le':
      return Number(!(compared <= 0));
    case '-gt':
    case '>':
      return Number(!(compared > 0));
    case '-ge':
      return Number(!(compared >= 0));
    default:
      return 1;
  }
}
