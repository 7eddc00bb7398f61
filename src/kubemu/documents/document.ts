/**
 * A transcript document: Markdown in which ```console and ```terminal fences show what is typed and what is answered.
 * It is kept as pieces that, written one after the other, give back the text byte for byte.
 */

/** Lines of the document that are always written back as they are. */
interface Source {
  /** Number of the first line, from 1. */
  line: number;
  source: string[];
}

/** A piece whose answer stands in the document and is compared. */
interface Answered extends Source {
  expected: string[];
  /** Rows that begin with this are left out of what is shown. */
  without?: string;
}

/** Prose, the lines of the fences themselves, fences that are not ours. */
export interface Text extends Source {
  kind: 'text';
}

/** A fence with a name: a file beside the commands. */
export interface FileBlock extends Source {
  kind: 'file';
  name: string;
  text: string;
  executable: boolean;
}

/** `# settle` and `# sleep N`. */
export interface Pause extends Source {
  kind: 'pause';
  /** Absent: until the cluster is quiet. */
  seconds?: string;
}

/** `$ COMMAND`, run to its end. */
export interface Command extends Answered {
  kind: 'command';
  command: string;
  /** A terminal shows both streams as one; a console tells them apart. */
  merged: boolean;
}

/** `# watch COMMAND`: runs on until `# endwatch` interrupts it and shows what it printed. */
export interface StartWatch extends Source {
  kind: 'watch';
  command: string;
}

export interface EndWatch extends Answered {
  kind: 'endwatch';
}

/** A line typed into a window: a command, or input of the command that is still open there. */
export interface Input extends Answered {
  kind: 'input';
  window: string;
  prompt: string;
  text: string;
}

/** What a window shows that was not shown before, or more of it. */
export interface Look extends Answered {
  kind: 'look';
  window: string;
  /** Everything the command printed, from its first line on. */
  all: boolean;
  /** The first line the command printed stands above what is new. */
  header: boolean;
  /** The first row to show begins with this. */
  from?: string;
}

export type Step = Command | StartWatch | EndWatch | Input | Look | Pause;
export type Piece = Text | FileBlock | Step;

/** What the front matter of a document may say. */
export interface FrontMatter {
  /** A profile for the cluster: a file of the document, or one beside it. */
  profile?: string;
  /** More of the environment of the commands. */
  env: Record<string, string>;
}

export interface TranscriptDocument {
  frontMatter: FrontMatter;
  pieces: Piece[];
}

/** Something in a document that cannot be understood. */
export class DocumentError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** The step as a person would name it. */
export function title(step: Step): string {
  switch (step.kind) {
    case 'pause':
      return step.seconds === undefined ? '# settle' : `# sleep ${step.seconds}`;
    case 'look':
      return `window ${step.window}`;
    case 'endwatch':
      return '# endwatch';
    default:
      return step.source.join('\n');
  }
}
