/** `kubectl cp`: tar on one side, an exec of tar on the other. */
import fs from 'node:fs';
import path from 'node:path';
import { toBytes, toText } from '../../container/machine/bytes';
import { packArchive, unpackArchive } from '../../container/programs/tar-archive';
import type { Pod } from '../../kube/api/core/v1';
import { type Context, command } from '../cli/command';
import { ExitError } from '../cli/errors';
import { flag } from '../cli/flags/declare';
import { findContainer } from './attach/container';
import { containerFlag } from './attach/flags';
import { type FileSpec, parseFileSpec } from './cp/file-spec';
import { localEntries, writeEntries } from './cp/local-files';
import { type ExecOptions, execute } from './exec/run-command';

export const cp = command({
  name: 'cp',
  usage: 'cp <file-spec-src> <file-spec-dest>',
  short: 'Copy files into and out of containers',
  long: "Copies files and folders into and out of containers. The container's image needs the program tar.",
  examples: `# A file into a pod
kubectl cp /tmp/foo mypod:/tmp/bar

# Into a certain container
kubectl cp /tmp/foo mypod:/tmp/bar -c sidecar

# Out of a pod of another namespace
kubectl cp mynamespace/mypod:/tmp/foo /tmp/bar`,
  flags: {
    ...containerFlag(),
    'no-preserve': flag.bool('Leave owner and permissions of the files behind.'),
    retries: flag.int('How often to try again.'),
  },
  access: 'write',
  async run(ctx, args, flags) {
    if (args.length !== 2) throw new Error('source and destination are required');
    const [source, target] = args.map(parseFileSpec) as [FileSpec, FileSpec];
    if (source.pod && target.pod) throw new Error('one of src or dest must be a local file specification');
    if (!source.pod && !target.pod) throw new Error('one of src or dest must be a remote file specification');
    if (source.file === '' || target.file === '') throw new Error('filepath can not be empty');
    if (source.pod) await fromPod(ctx, source, target.file, flags.container);
    else await intoPod(ctx, source.file, target, flags.container);
  },
});

function podOf(ctx: Context, { namespace, pod }: FileSpec): Pod {
  const target = { resource: 'pods', group: '', version: 'v1', namespace: namespace || ctx.namespace, name: pod };
  const found = ctx.session.client.get<Pod>(target);
  const phase = found.status?.phase ?? '';
  if (phase === 'Succeeded' || phase === 'Failed')
    throw new Error(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  return found;
}

async function intoPod(ctx: Context, file: string, target: FileSpec, container: string): Promise<void> {
  const local = path.resolve(ctx.cwd, file);
  if (!fs.existsSync(local)) throw new Error(`${file} doesn't exist in local filesystem`);
  const pod = podOf(ctx, target);
  const containerName = container || findContainer(ctx, pod, '').name;
  const common = { pod, containerName, stdin: true, tty: false };
  const into = (await isFolder(ctx, common, target.file)) ? `${target.file}/${path.basename(local)}` : target.file;
  const folder = path.posix.dirname(into);
  const input = toText(packArchive(localEntries(local, path.posix.basename(into))));
  const code = await execute(ctx, { ...common, command: ['tar', '-xmf', '-', '-C', folder], input });
  if (code !== 0) throw new ExitError(code, `command terminated with exit code ${code}`);
}

/** Asks the container; whatever goes wrong is told by what follows. */
async function isFolder(ctx: Context, common: Omit<ExecOptions, 'command'>, file: string): Promise<boolean> {
  const silent = { out: () => undefined, err: () => undefined, input: '' };
  try {
    return (await execute(ctx, { ...common, ...silent, command: ['test', '-d', file] })) === 0;
  } catch {
    return false;
  }
}

/** What tar has to say goes to standard output, as kubectl does it. */
async function fromPod(ctx: Context, source: FileSpec, target: string, container: string): Promise<void> {
  const pod = podOf(ctx, source);
  const said = (text: string) => ctx.streams.out.write(text);
  const containerName =
    container || findContainer(Object.create(ctx, { streams: { value: { err: { write: said } } } }), pod, '').name;
  let archive = '';
  await execute(ctx, {
    pod,
    containerName,
    command: ['tar', 'cf', '-', source.file],
    stdin: false,
    tty: false,
    err: said,
    out: (text) => {
      archive += text;
    },
  });
  const prefix = path.posix
    .normalize(source.file)
    .replace(/^(\.\.?\/|\/)+/, '')
    .replace(/\/+$/, '');
  writeEntries(unpackArchive(toBytes(archive)), prefix, path.resolve(ctx.cwd, target));
}
