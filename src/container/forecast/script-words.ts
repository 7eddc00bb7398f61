/** Expands the words of a script: variables, arithmetic, the few commands whose output scripts count with. */
import { evaluateArithmetic } from '../shell/arithmetic';
import type { Word } from './script-lexer';

const NAMESPACE_FILE = '/var/run/secrets/kubernetes.io/serviceaccount/namespace';

export class WordExpansion {
  constructor(
    private readonly variables: Map<string, string>,
    /** The longest sequence of numbers. */
    private readonly limit: number,
    /** The pod's namespace, which scripts read from the files of the service account. */
    private readonly namespace = '',
  ) {}

  /** The text of a word. */
  join(word: Word): string {
    return word.map((segment) => this.expand(segment)).join('');
  }

  /** The words a word becomes: one if anything in it is quoted or literal, else what its expansions are split into. */
  split(word: Word): string[] {
    const joined = this.join(word);
    const braces = /^\{(\d+)\.\.(\d+)\}$/.exec(joined);
    if (braces) return this.sequence(Number(braces[1]), Number(braces[2]));
    if (word.some(({ kind, quoted }) => quoted || kind === 'text')) return [joined];
    return joined.split(/\s+/).filter((part) => part !== '');
  }

  private expand({ kind, value }: Word[number]): string {
    switch (kind) {
      case 'text':
        return value;
      case 'variable':
        return this.variables.get(value) ?? '';
      case 'arithmetic':
        return String(evaluateArithmetic(value, this.variables));
      case 'command':
        return this.substitute(value);
    }
  }

  /** The few commands whose output scripts count with. */
  private substitute(command: string): string {
    const [name, ...args] = command.trim().split(/\s+/);
    const numbers = args.map((arg) =>
      Number(arg.replace(/^\$\{?(\w+)\}?$/, (_, key) => this.variables.get(key) ?? '0')),
    );
    if (name === 'seq')
      return this.sequence(...(numbers.length > 1 ? [numbers[0], numbers.at(-1)] : [1, numbers[0]])).join('\n');
    if (name === 'cat' && args[0] === NAMESPACE_FILE) return this.namespace;
    if (name === 'expr') return String(evaluateArithmetic(args.join(' ').replaceAll('\\', ''), this.variables));
    return '';
  }

  private sequence(from = 0, to = 0): string[] {
    const length = Math.min(this.limit, Math.max(0, to - from + 1));
    return Array.from({ length }, (_, index) => String(from + index));
  }
}
