/** Lines typed at a terminal in raw mode, with a history and the keys people expect. */
import { createInterface } from 'node:readline';
import type { TextInput, TypingListener } from '../streams';
import { TextQueue } from './text-queue';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

/** Takes the terminal of the process over until `close`. */
export function openLineEditor({ prompt, interrupt }: TypingListener): TextInput {
  const queue = new TextQueue();
  const editor = createInterface({ input: process.stdin, output: process.stdout, terminal: true });
  editor.on('line', (line) => queue.push(`${line}\n`));
  editor.on('SIGINT', () => {
    process.stdout.write(queue.isAwaited ? '^C' : '^C\n');
    // Forgotten without being redrawn: what was typed stays on the screen.
    Object.assign(editor, { line: '', cursor: 0 });
    if (queue.isAwaited) queue.push(CTRL_C);
    else interrupt();
  });
  // The shell in the container gets the key, and has nothing to stop.
  editor.on('SIGTSTP', () => {});
  editor.on('close', () => {
    queue.push(CTRL_D);
    queue.end();
  });
  return {
    next() {
      editor.setPrompt(prompt());
      editor.prompt(true);
      return queue.next();
    },
    close() {
      editor.removeAllListeners();
      editor.close();
      process.stdin.destroy();
    },
  };
}
