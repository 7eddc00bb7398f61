/** Turns what was copied from a terminal into a document that replays. */

/** A prompt of a shell before what was typed: `$ `, `me@host:~/demo$ `, `[me@host demo]# `, `➜  demo `, `% `. */
const PROMPT =
  /^(?:\([^)]*\) )?(?:\[[^\]]+\]|[\w.-]+@[\w.-]+(?::[^$#%]*)?|[~/][^\s$#%]*|➜\s+\S+|)\s?(?:[$#%❯]|(?<=➜\s+\S+))\s+(?=\S)/;
const CONTINUATION = /^> ?/;

/** The document; undefined when no line looks as if it had been typed at a prompt. */
export function importTranscript(text: string, title: string): string | undefined {
  const lines: string[] = [];
  let typing = false;
  for (const line of withoutColours(text).split('\n')) {
    const prompt = PROMPT.exec(line)?.[0];
    if (prompt !== undefined) {
      lines.push(`$ ${line.slice(prompt.length).trimEnd()}`);
      typing = true;
    } else if (lines.length > 0) {
      const goesOn: boolean =
        typing && CONTINUATION.test(line) && /(\\|<<-?\s*\S+|[|&{(]|\bdo|\bthen)$|^> /.test(lines.at(-1) ?? '');
      lines.push(goesOn ? `> ${line.replace(CONTINUATION, '')}` : line.trimEnd());
      typing = goesOn;
    }
  }
  if (lines.length === 0) return undefined;
  while (lines.at(-1) === '') lines.pop();
  return `# ${title}\n\n\`\`\`console\n${lines.join('\n')}\n\`\`\`\n`;
}

function withoutColours(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07|\r/g, '');
}
