/** Whether what was typed so far is a whole command, or the shell prompts for more of it. */

/** True when more has to follow; a script that is wrong is whole. */
export async function isIncomplete(script: string): Promise<boolean> {
  if (/(\\|\||&&)\s*$/.test(script.replace(/\\\\/g, ''))) return true;
  if (openHereDocument(script)) return true;
  const { parse } = await import('just-bash');
  try {
    parse(script);
    return false;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, token = ''] = /unexpected token `(\w+)'/.exec(message) ?? [];
    const missing = token !== '' && !new RegExp(`(^|[;\\s])${token}([;\\s]|$)`).test(script);
    return /\bEOF\b/.test(message) || missing;
  }
}

function openHereDocument(script: string): boolean {
  const [, dash = '', , word] = /<<(-?)\s*(['"]?)(\w+)\2/.exec(script) ?? [];
  if (word === undefined) return false;
  const lines = script.split('\n').slice(1);
  return !lines.some((line) => (dash === '' ? line : line.replace(/^\t+/, '')) === word);
}
