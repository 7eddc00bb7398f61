/** A timeline as text for a terminal. */
import type { ChalkInstance } from 'chalk';
import { barName, elapsed, ticksOf } from './axis';
import type { Bar, Timeline } from './history';
import { lookOf } from './states';

/** Its lines, `width` characters wide at most. */
export function timelineText(timeline: Timeline, width: number, chalk: ChalkInstance): string[] {
  const { from, to, marks, bars } = timeline;
  const left = Math.max(4, ...bars.map((bar) => barName(bar).length)) + 2;
  const room = Math.max(20, width - left);
  const length = Math.max(1, to - from);
  const column = (at: number) => Math.min(room - 1, Math.floor(((at - from) / length) * room));
  const colours = {
    waiting: chalk.yellow,
    starting: chalk.blue,
    unready: chalk.gray,
    running: chalk.green,
    ending: chalk.magenta,
    done: chalk.gray,
    failed: chalk.red,
  };
  let axis = '';
  for (const at of ticksOf(timeline, Math.floor(room / 12))) axis = `${axis.padEnd(column(at))}${elapsed(at - from)}`;
  const drawn = ({ spans }: Bar) => {
    let text = '';
    let filled = 0;
    for (const { state, from: begin, to: end } of spans) {
      const [first, last] = [
        Math.max(filled, column(begin)),
        end >= to ? room : Math.max(column(begin) + 1, column(end)),
      ];
      if (last <= first) continue;
      const look = lookOf(state);
      text += ' '.repeat(first - filled) + colours[look.name](look.character.repeat(last - first));
      filled = last;
    }
    return text;
  };
  return [
    `${' '.repeat(left)}${chalk.dim(axis)}`,
    ...marks.map(({ at, text }) => `${' '.repeat(left)}${marked(column(at), text, room, chalk)}`),
    ...bars.map((bar) => `${barName(bar).padEnd(left)}${drawn(bar)}`),
    ...legend(bars, chalk, left, (name, text) => colours[name](text)),
  ];
}

/** `▲ create statefulset/web`, with the triangle where it happened. */
function marked(column: number, text: string, room: number, chalk: ChalkInstance): string {
  if (column + text.length + 2 <= room) return `${' '.repeat(column)}${chalk.cyan('▲')} ${text}`;
  return `${' '.repeat(Math.max(0, column - text.length - 1))}${text} ${chalk.cyan('▲')}`;
}

function legend(
  bars: readonly Bar[],
  chalk: ChalkInstance,
  left: number,
  colour: (name: ReturnType<typeof lookOf>['name'], text: string) => string,
): string[] {
  const states = [...new Set(bars.flatMap(({ spans }) => spans.map(({ state }) => state)))];
  const words = states.map((state) => `${colour(lookOf(state).name, lookOf(state).character)} ${chalk.dim(state)}`);
  return words.length > 0 ? ['', `${' '.repeat(left)}${words.join('  ')}`] : [];
}
