/** `printf`, the builtin and the program. */

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

const MOST_WIDTH = 10_000;

/** The text of a format and its values; the format is used again while there are values left. */
export function printfText(format: string, values: readonly string[]): string {
  const rest = [...values];
  let text = '';
  do {
    const before = rest.length;
    const [written, stopped] = once(format, rest);
    text += written;
    if (stopped || rest.length === before) break;
  } while (rest.length > 0);
  return text;
}

function once(format: string, values: string[]): [text: string, stopped: boolean] {
  const stopped = false;
  const text = format.replace(
    /\\(0?[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)|%(-?)(0?)(\d*)(?:\.(\d+))?([a-zA-Z%])/gs,
    (whole, code: string | undefined, left = '', zero = '', width = '', precision?: string, kind?: string) => {
      if (stopped) return '';
      if (code !== undefined) return unescaped(whole, code);
      if (kind === '%') return '%';
      const value = values.shift() ?? '';
      let shown: string;
      switch (kind) {
        case 's':
          shown = precision === undefined ? value : value.slice(0, Number(precision));
          break;
        case 'b':
          shown = value.replace(/\\(0?[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)/gs, unescaped);
          break;
        case 'c':
          shown = value.slice(0, 1);
          break;
        case 'd':
        case 'i':
        case 'u':
          shown = String(Math.trunc(number(value)));
          break;
        case 'x':
        case 'X':
        case 'o':
          shown = Math.trunc(number(value)).toString(kind === 'o' ? 8 : 16);
          if (kind === 'X') shown = shown.toUpperCase();
          break;
        case 'f':
        case 'g':
        case 'e':
          shown = number(value).toFixed(Math.min(20, Number(precision ?? 6)));
          break;
        default:
          return whole;
      }
      const room = Math.min(MOST_WIDTH, Number(width || 0));
      return left ? shown.padEnd(room) : shown.padStart(room, zero && kind !== 's' ? '0' : ' ');
    },
  );
  return [text, stopped];
}

function unescaped(whole: string, code: string): string {
  if (/^0?[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 255);
  if (/^x[0-9a-fA-F]/.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return ESCAPES[code] ?? whole;
}

const number = (text: string) => (text === '' ? 0 : Number(text) || 0);
