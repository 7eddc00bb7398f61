/** A show in a terminal, as if somebody typed it. */
import { screenOf } from './screen';
import type { Show } from './show';

/** Where it is shown, and what it waits with. */
export interface Stage {
  write(text: string): void;
  pause(ms: number): Promise<void>;
  /** Before each command; undefined: it goes on by itself. */
  key?: () => Promise<void>;
  /** How many times faster than it was made for; `Infinity`: no waiting. */
  speed: number;
}

/** Shows it from beginning to end. */
export async function perform(show: Show, { write, pause, key, speed }: Stage): Promise<void> {
  const screen = screenOf(show);
  const wait = (ms: number) => (ms / speed >= 1 ? pause(ms / speed) : undefined);
  write(screen.opening());
  let now = 0;
  for (const line of show.lines) {
    if (line.at > now) write(screen.flush());
    if (line.kind === 'typed' && key) await key();
    else await wait(line.at - now);
    write(screen.begin(line, line.typing > 0 ? '' : line.text));
    for (const character of line.typing > 0 ? line.text : '') {
      await wait(line.typing / line.text.length);
      write(screen.more(line, character));
    }
    now = line.at + line.typing;
  }
  write(screen.flush());
  write(`${show.panes.length > 1 ? `\x1b[${show.rows};1H\x1b[?25h` : ''}\r\n`);
}
