/** A show as a recording of asciinema: asciicast v2 and v3. */
import { type Screen, screenOf } from './screen';
import type { Show } from './show';

/** The text of a recording file. */
export function castOf(show: Show, version: 2 | 3): string {
  const screen = screenOf(show);
  const { columns, rows } = screen;
  const header =
    version === 2
      ? { version, width: columns, height: rows, title: show.title }
      : { version, term: { cols: columns, rows }, title: show.title };
  let last = 0;
  const events = eventsOf(show, screen).map(([at, text]) => {
    const time = round(version === 2 ? at : at - last);
    last = at;
    return JSON.stringify([time, 'o', text]);
  });
  return `${[JSON.stringify(header), ...events].join('\n')}\n`;
}

const round = (ms: number) => Math.round(ms / 10) / 100;

/** How many characters are typed at once: a keystroke each would be twice the file. */
const STROKE = 3;

function eventsOf(show: Show, screen: Screen): [at: number, text: string][] {
  const events: [number, string][] = [];
  const say = (at: number, text: string) => {
    const last = events.at(-1);
    if (last && last[0] === at) last[1] += text;
    else if (text !== '') events.push([at, text]);
  };
  say(0, screen.opening());
  let now = 0;
  for (const line of show.lines) {
    const strokes = line.typing > 0 ? Math.ceil(line.text.length / STROKE) : 0;
    if (line.at > now) say(now, screen.flush());
    say(line.at, screen.begin(line, strokes > 0 ? '' : line.text));
    now = line.at;
    for (let i = 0; i < strokes; i++)
      say(
        line.at + Math.round((line.typing * (i + 1)) / strokes),
        screen.more(line, line.text.slice(i * STROKE, (i + 1) * STROKE)),
      );
  }
  say(now, screen.flush());
  // The last picture stands for a while.
  events.push([show.duration, '']);
  return events;
}
