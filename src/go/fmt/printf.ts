/** `fmt.Sprintf` of Go 1.22. */
import { type FormatFlags, noFlags } from './flags';
import { printArg } from './print';
import { type GoValue, kindOf, numberOf, typeName } from './value';

const TOO_LARGE = 1e6;

/** Formats as `fmt.Sprintf` does, mistakes in the format included (`%!d(string=a)`, `%!(EXTRA int=1)`). */
export function sprintf(format: string, ...args: GoValue[]): string {
  return new Directives(format, args).run();
}

/** Reads a format from left to right, one directive after the other. */
class Directives {
  private at = 0;
  private argument = 0;
  private reordered = false;
  private goodIndex = true;
  private afterIndex = false;
  private out = '';

  constructor(
    private readonly format: string,
    private readonly args: GoValue[],
  ) {}

  run(): string {
    while (this.at < this.format.length) {
      const percent = this.format.indexOf('%', this.at);
      this.out += this.format.slice(this.at, percent < 0 ? undefined : percent);
      if (percent < 0) break;
      this.at = percent + 1;
      if (!this.directive()) break;
    }
    if (!this.reordered && this.argument < this.args.length) this.extraArguments();
    return this.out;
  }

  /** One directive; false when the format ended before its verb. */
  private directive(): boolean {
    this.goodIndex = true;
    this.afterIndex = false;
    const flags = this.flags();
    this.argumentIndex();
    this.width(flags);
    this.precision(flags);
    if (!this.afterIndex) this.argumentIndex();
    const code = this.format.codePointAt(this.at);
    if (code === undefined) {
      this.out += '%!(NOVERB)';
      return false;
    }
    const verb = String.fromCodePoint(code);
    this.at += verb.length;
    this.out += this.operand(verb, flags);
    return true;
  }

  private operand(verb: string, flags: FormatFlags): string {
    if (verb === '%') return '%';
    if (!this.goodIndex) return `%!${verb}(BADINDEX)`;
    if (this.argument >= this.args.length) return `%!${verb}(MISSING)`;
    if (verb === 'v') {
      flags.goSyntax = flags.sharp;
      flags.sharp = false;
      flags.plus = false;
    }
    return printArg(this.args[this.argument++], verb, flags);
  }

  private flags(): FormatFlags {
    const flags = noFlags();
    for (; ; this.at++) {
      const char = this.format[this.at];
      if (char === '#') flags.sharp = true;
      else if (char === '+') flags.plus = true;
      else if (char === ' ') flags.space = true;
      else if (char === '0') flags.zero = !flags.minus;
      else if (char === '-') {
        flags.minus = true;
        flags.zero = false;
      } else return flags;
    }
  }

  private width(flags: FormatFlags): void {
    if (this.format[this.at] === '*') {
      this.at++;
      flags.width = this.starArgument();
      if (flags.width === undefined) this.out += '%!(BADWIDTH)';
      else if (flags.width < 0) Object.assign(flags, { width: -flags.width, minus: true, zero: false });
      this.afterIndex = false;
      return;
    }
    flags.width = this.number();
    if (this.afterIndex && flags.width !== undefined) this.goodIndex = false;
  }

  private precision(flags: FormatFlags): void {
    if (this.format[this.at] !== '.' || this.at + 1 > this.format.length) return;
    this.at++;
    if (this.afterIndex) this.goodIndex = false;
    this.argumentIndex();
    if (this.format[this.at] !== '*') {
      flags.precision = this.number() ?? 0;
      return;
    }
    this.at++;
    const value = this.starArgument();
    flags.precision = value !== undefined && value >= 0 ? value : undefined;
    if (flags.precision === undefined) this.out += '%!(BADPREC)';
    this.afterIndex = false;
  }

  private number(): number | undefined {
    const digits = /^\d*/.exec(this.format.slice(this.at, this.at + 20))?.[0] ?? '';
    this.at += digits.length;
    return digits === '' || Number(digits) > TOO_LARGE * 10 ? undefined : Number(digits);
  }

  private starArgument(): number | undefined {
    if (this.argument >= this.args.length) return undefined;
    const value = this.args[this.argument++];
    const whole = kindOf(value) === 'int' || kindOf(value) === 'uint';
    return whole && Math.abs(numberOf(value)) <= TOO_LARGE ? numberOf(value) : undefined;
  }

  /** `[2]`: the operand to take next. */
  private argumentIndex(): void {
    if (this.format[this.at] !== '[') {
      this.afterIndex = false;
      return;
    }
    this.reordered = true;
    const close = this.format.indexOf(']', this.at);
    const index = close < 0 ? '' : this.format.slice(this.at + 1, close);
    const number = /^\d+$/.test(index) ? Number(index) : 0;
    this.at = close < 0 ? this.at + 1 : close + 1;
    this.afterIndex = number >= 1;
    if (number >= 1 && number <= this.args.length) this.argument = number - 1;
    else this.goodIndex = false;
  }

  private extraArguments(): void {
    const extra = this.args.slice(this.argument).map((arg) => {
      return arg === undefined || arg === null ? '<nil>' : `${typeName(arg)}=${printArg(arg, 'v', noFlags())}`;
    });
    this.out += `%!(EXTRA ${extra.join(', ')})`;
  }
}
