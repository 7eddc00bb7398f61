/** Records what is typed and answered as a document that replays. */
import { runCommand } from './shell';
import { answerLines } from './transcript';
import { createWorkspace, removeWorkspace } from './workspace';

/** Where a recording is typed and shown. */
export interface Desk {
  /** The next line typed after a prompt; undefined at the end. */
  ask(prompt: string): Promise<string | undefined>;
  write(text: string): void;
}

/** What a recording needs. */
export interface RecordOptions {
  /** Folder of kubectl and kubemu. */
  bin: string;
  env: Record<string, string | undefined>;
  title: string;
  /** The profile of the cluster; it stands in the front matter. */
  profile?: string;
  /** Whether more lines belong to what was typed. */
  isWhole(text: string): boolean;
}

/** The document; each command runs as it does when the document is replayed. Throws where there is no cluster. */
export async function recordDocument(
  desk: Desk,
  { bin, env, title, profile, isWhole }: RecordOptions,
): Promise<string> {
  const workspace = createWorkspace(bin, env);
  const lines: string[] = [];
  try {
    const reset = await runCommand(
      workspace,
      `kubemu cluster reset --clock virtual${profile ? ` --profile ${profile}` : ''}`,
      false,
    );
    if (reset.code !== 0) throw new Error(reset.stderr.trim().replace(/^error: /, ''));
    for (
      let typed = await desk.ask('$ ');
      typed !== undefined && typed.trim() !== 'exit';
      typed = await desk.ask('$ ')
    ) {
      let command = typed;
      for (let more: string | undefined = ''; !isWhole(command) && more !== undefined; ) {
        more = await desk.ask('> ');
        if (more !== undefined) command += `\n${more}`;
      }
      if (command.trim() === '') continue;
      const pause = /^# (settle|sleep \d[\d.]*)$/.exec(command)?.[1];
      if (pause !== undefined) {
        await runCommand(workspace, `kubemu cluster ${pause.replace(/^sleep (.*)$/, 'advance $1s')}`, false);
        lines.push(command);
        continue;
      }
      const answer = await runCommand(workspace, command, false);
      desk.write(answer.stdout + answer.stderr);
      lines.push(...`$ ${command.replaceAll('\n', '\n> ')}`.split('\n'), ...answerLines(answer));
    }
  } finally {
    removeWorkspace(workspace);
  }
  const front = profile ? `---\nprofile: ${profile}\n---\n\n` : '';
  return `${front}# ${title}\n\n\`\`\`console\n${lines.map((line) => `${line}\n`).join('')}\`\`\`\n`;
}
