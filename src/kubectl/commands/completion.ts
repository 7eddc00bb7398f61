/** `kubectl completion`. */
import { fieldOf } from '../../go/json/field';
import { quote } from '../../go/strconv/quote';
import type { Command } from '../cli/command';
import { bashScript } from './completion/bash';
import { fishScript } from './completion/fish';
import { powershellScript } from './completion/powershell';
import { zshScript } from './completion/zsh';

const SCRIPTS: Record<string, (binary: string) => string> = {
  bash: bashScript,
  fish: fishScript,
  powershell: powershellScript,
  zsh: zshScript,
};

export const completion: Command = {
  name: 'completion',
  usage: 'completion SHELL',
  short: 'Print completion code for a shell (bash, zsh, fish or powershell)',
  long: `Prints code that makes a shell complete commands, flags, resource types and the names of objects.

The shell must run that code, for instance from one of its start-up files.`,
  examples: `# In bash
source <(kubectl completion bash)

# In zsh
source <(kubectl completion zsh)

# In fish
kubectl completion fish | source

# In PowerShell
kubectl completion powershell | Out-String | Invoke-Expression`,
  access: 'none',
  run(ctx, args) {
    const [shell = ''] = args;
    if (args.length === 0) throw ctx.usageError('Shell not specified.');
    if (args.length > 1) throw ctx.usageError('Too many arguments. Expected only the shell type.');
    const script = fieldOf(SCRIPTS, shell);
    if (!script) throw ctx.usageError(`Unsupported shell type ${quote(shell)}.`);
    ctx.streams.out.write(script(ctx.binary));
  },
};
