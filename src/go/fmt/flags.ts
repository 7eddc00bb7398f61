/** The flags, width and precision of one Printf directive, and the padding they ask for. */

export interface FormatFlags {
  width?: number;
  precision?: number;
  minus: boolean;
  plus: boolean;
  sharp: boolean;
  space: boolean;
  zero: boolean;
  /** `%#v`: Go syntax. */
  goSyntax: boolean;
}

/** A directive without flags, as `Print` uses for each operand. */
export function noFlags(): FormatFlags {
  return { minus: false, plus: false, sharp: false, space: false, zero: false, goSyntax: false };
}

/** Text widened to the asked width, counted in runes. */
export function pad(text: string, flags: FormatFlags): string {
  if (!flags.width) return text;
  const missing = flags.width - [...text].length;
  if (missing <= 0) return text;
  const padding = (flags.zero ? '0' : ' ').repeat(missing);
  return flags.minus ? text + padding : padding + text;
}

/** Text widened with spaces, whatever the zero flag says. */
export function padWithSpaces(text: string, flags: FormatFlags): string {
  return pad(text, { ...flags, zero: false });
}
