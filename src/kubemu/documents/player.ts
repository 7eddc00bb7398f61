/** Plays a document against a fresh cluster, piece by piece. */
import path from 'node:path';
import { BUILT_IN } from '../profiles/built-in';
import { DocumentError, type Input, type Look, type Piece, type Step, type TranscriptDocument } from './document';
import { type Patience, untilEnded, untilSettled } from './patience';
import { runCommand } from './shell';
import { type Answer, answerLines, leaveOut, outputLines, sameAnswer } from './transcript';
import { Window } from './window';
import { createWorkspace, isBelow, removeWorkspace, type Workspace, writeFile } from './workspace';

/** How a step went. */
export interface StepResult {
  step: Step;
  ok: boolean;
  /** What the document should say instead of the step's lines and its answer. */
  source: string[];
  actual: string[];
}

export interface PlayOptions {
  /** Folder of kubectl and kubemu. */
  bin: string;
  /** Folder of the document: a profile may lie there. */
  folder: string;
  env: Record<string, string | undefined>;
  patience: Patience;
  /** The profile of a document that names none. */
  profile?: string;
}

/** The cluster of a document could not be made. */
export class ResetError extends Error {}

/**
 * Plays a document and calls `played` after each piece, with the result if it is a step. Throws ResetError when there
 * is no cluster to play on.
 */
export async function play(
  document: TranscriptDocument,
  options: PlayOptions,
  played: (piece: Piece, result?: StepResult) => void,
): Promise<void> {
  const workspace = createWorkspace(options.bin, options.env);
  const player = new Player(workspace, document, options.patience);
  try {
    await resetCluster(workspace, document, options);
    Object.assign(workspace.env, document.frontMatter.env);
    for (const piece of document.pieces) played(piece, await player.play(piece));
  } finally {
    await player.close();
    removeWorkspace(workspace);
  }
}

async function resetCluster(
  workspace: Workspace,
  document: TranscriptDocument,
  { folder, profile = '' }: PlayOptions,
): Promise<void> {
  const name = document.frontMatter.profile ?? profile;
  const chosen = name && ` --profile '${profilePath(workspace, document, name, folder).replaceAll("'", "'\\''")}'`;
  const command = `kubemu cluster reset --clock virtual${chosen}`;
  const { code, stderr } = await runCommand(workspace, command, false);
  if (code !== 0) throw new ResetError(`${command}: ${stderr.trim() || `exit status ${code}`}`);
}

/** A file of the document, a profile that has a name, or a file beside the document. */
function profilePath(workspace: Workspace, document: TranscriptDocument, name: string, folder: string): string {
  const own = document.pieces.find((piece) => piece.kind === 'file' && piece.name === name);
  if (own?.kind === 'file') {
    writeFile(workspace, own);
    return path.resolve(workspace.directory, name);
  }
  if (BUILT_IN.has(name)) return name;
  const file = path.resolve(folder, name);
  // what whoever plays the document asks for may lie anywhere
  if (name === document.frontMatter.profile && !isBelow(folder, file))
    throw new DocumentError(1, `the profile ${name} is not below the folder of the document`);
  return file;
}

class Player {
  private readonly windows = new Map<string, Window>();
  private readonly watches: Window[] = [];
  private opened = 0;

  constructor(
    private readonly workspace: Workspace,
    private readonly document: TranscriptDocument,
    private readonly patience: Patience,
  ) {}

  /** Plays one piece; prose has no result. */
  async play(piece: Piece): Promise<StepResult | undefined> {
    switch (piece.kind) {
      case 'text':
        return undefined;
      case 'file':
        writeFile(this.workspace, piece);
        return undefined;
      case 'pause':
        return this.pause(piece, piece.seconds);
      case 'command': {
        const answer = await runCommand(this.workspace, piece.command, piece.merged);
        return result(piece, answerLines(answer), piece.merged);
      }
      case 'watch':
        this.watches.push(await this.open(piece.command));
        return { step: piece, ok: true, source: piece.source, actual: [] };
      case 'endwatch':
        return result(piece, outputLines(await this.endWatch()));
      case 'look':
        return result(piece, await this.look(piece));
      case 'input':
        return this.input(piece);
    }
  }

  /** Ends what is still open. */
  async close(): Promise<void> {
    await Promise.all([...this.windows.values(), ...this.watches].map((window) => untilEnded(window, this.patience)));
  }

  private async pause(step: Step, seconds: string | undefined): Promise<StepResult> {
    const command = seconds === undefined ? 'kubemu cluster settle' : `kubemu cluster advance ${seconds}s`;
    const answer: Answer = await runCommand(this.workspace, command, false);
    return { step, ok: answer.code === 0, source: step.source, actual: answer.code === 0 ? [] : answerLines(answer) };
  }

  private async open(command: string, prompt?: string): Promise<Window> {
    const window = new Window(this.workspace, `${++this.opened}`, command);
    await untilSettled(window, this.workspace.state, this.patience, prompt);
    return window;
  }

  private async endWatch(): Promise<string> {
    const window = this.watches.pop();
    if (!window) return '';
    await untilSettled(window, this.workspace.state, this.patience);
    await untilEnded(window, this.patience);
    return window.text();
  }

  private async look({ window: name, all, header, from }: Look): Promise<string[]> {
    const window = this.windows.get(name);
    if (!window) return [];
    await untilSettled(window, this.workspace.state, this.patience, window.pending());
    const status = window.takeStatus();
    const fresh = outputLines(window.take());
    const everything = outputLines(window.text());
    if (all) return [...everything, ...status];
    const first = from === undefined ? 0 : fresh.findIndex((line) => line.startsWith(from));
    const rows = first < 0 ? [] : fresh.slice(first);
    const repeated = header && rows.length < everything.length ? everything.slice(0, 1) : [];
    return [...repeated, ...rows, ...status];
  }

  private async input(step: Input): Promise<StepResult> {
    const open = this.windows.get(step.window);
    let source = step.source;
    let window: Window;
    if (open && open.code === undefined) {
      window = open;
      source = [window.pending() + step.text];
      window.type(step.text);
      await untilSettled(window, this.workspace.state, this.patience, this.nextPrompt(step) ?? step.prompt);
    } else {
      // Only what follows `$ ` is a command of this machine; the rest was meant for something that is not open.
      if (step.prompt !== '$ ') return result(step, ['nothing is open in this window']);
      window = await this.open(step.text, this.nextPrompt(step));
      this.windows.set(step.window, window);
    }
    const status = window.takeStatus();
    const { ok, actual } = result(step, [...outputLines(window.take()), ...status]);
    return { step, ok: ok && source.join('\n') === step.source.join('\n'), source, actual };
  }

  /** The prompt of the next line typed into the same window, which says when the command waits for it. */
  private nextPrompt(step: Input): string | undefined {
    const { pieces } = this.document;
    const next = pieces.find(
      (piece, at) => at > pieces.indexOf(step) && piece.kind === 'input' && piece.window === step.window,
    );
    return next?.kind === 'input' ? next.prompt : undefined;
  }
}

function result(step: Exclude<Step, { kind: 'pause' | 'watch' }>, lines: string[], merged = true): StepResult {
  const actual = leaveOut(lines, step.without);
  return { step, ok: sameAnswer(step.expected, actual, merged), source: step.source, actual };
}
