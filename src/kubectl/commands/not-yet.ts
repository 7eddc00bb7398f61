/** Commands for what runs inside a container, and for ways there: they are known, but do nothing yet. */

import type { Command } from '../cli/command';
import { type FlagDeclarations, flag } from '../cli/flags/declare';
import { filenameFlag } from '../options/standard';

const container = () => ({ container: flag.string('Name of the container', { shorthand: 'c' }) });
const interactive = () => ({
  stdin: flag.bool('Hand standard input to the container', { shorthand: 'i' }),
  tty: flag.bool('Standard input is a terminal', { shorthand: 't' }),
  quiet: flag.bool('Print only what the container prints', { shorthand: 'q' }),
});

function notYet(name: string, usage: string, short: string, flags: FlagDeclarations): Command {
  return {
    name,
    usage: `${name} ${usage}`,
    short,
    flags,
    access: 'none',
    run() {
      throw new Error(`"kubectl ${name}" is not there yet`);
    },
  };
}

export const debug = notYet(
  'debug',
  '(POD | TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ]',
  'Add something to debug with to a pod or a node',
  {
    ...container(),
    ...interactive(),
    ...filenameFlag('identifying the resource to debug'),
    'arguments-only': flag.bool('What follows -- are arguments, no command'),
    attach: flag.bool('Attach to the container once it runs'),
    'copy-to': flag.string('Debug a copy of the pod with this name'),
    env: flag.stringArray('Environment variables of the container'),
    image: flag.string('Image of the container'),
    'image-pull-policy': flag.string('When to pull the image'),
    profile: flag.string('How much the container may', { default: 'legacy' }),
    replace: flag.bool('Delete the pod that is copied'),
    'same-node': flag.bool('Put the copy on the same node'),
    'set-image': flag.stringArray('Other images for the containers of the copy'),
    'share-processes': flag.bool('Share processes in the copy', { default: true }),
    target: flag.string('Container whose processes to see'),
  },
);
