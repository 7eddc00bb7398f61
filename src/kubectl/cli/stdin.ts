/** The standard input of the process. */
import { readFileSync } from 'node:fs';
import { TextQueue } from './stdin/text-queue';
import type { Stdin, TextInput, TypingListener } from './streams';

/** Standard input; `onTerminal` says that a pipe stands for a terminal. Nothing is read before it is asked for. */
export function processStdin(onTerminal: () => boolean): Stdin {
  let read = false;
  return {
    get isTTY() {
      return process.stdin.isTTY === true || onTerminal();
    },
    async readAll() {
      if (read) return '';
      read = true;
      return readAllOfStdin();
    },
    open: (listener) => (process.stdin.isTTY ? editedLines(listener) : pieces()),
  };
}

/** A descriptor that is not ready (a terminal in non-blocking mode) cannot be read at once; then the stream must do. */
async function readAllOfStdin(): Promise<string> {
  try {
    return readFileSync(0, 'utf8');
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code === 'EOF') return '';
    if ((err as NodeJS.ErrnoException).code !== 'EAGAIN') throw err;
  }
  let text = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) text += chunk;
  return text;
}

/** Whatever a pipe or a file gives. */
function pieces(): TextInput {
  const queue = new TextQueue();
  const { stdin } = process;
  stdin.setEncoding('utf8');
  stdin.on('data', (text: string) => queue.push(text));
  stdin.on('end', () => queue.end());
  stdin.on('error', () => queue.end());
  return {
    next: () => queue.next(),
    close() {
      stdin.removeAllListeners();
      stdin.destroy();
    },
  };
}

/** The module for terminals loads only where there is one. */
function editedLines(listener: TypingListener): TextInput {
  const editor = import('./stdin/line-editor').then((m) => m.openLineEditor(listener));
  return {
    next: async () => (await editor).next(),
    close: () => void editor.then((input) => input.close()),
  };
}
