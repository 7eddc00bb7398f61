/** `kubemu cluster reset`. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { quote } from '../../../go/strconv/quote';
import { type Context, command } from '../../../kubectl/cli/command';
import { flag, type ValuesOf } from '../../../kubectl/cli/flags/declare';
import { changed } from '../../../kubectl/cli/flags/flag-values';
import { builtInProfile, defaultProfile, namesOfProfiles } from '../../profiles/built-in';
import type { Profile } from '../../profiles/profile';
import { readProfile, startTime } from '../../profiles/profile-reader';
import { newCluster } from '../../state/state';
import { simulationOf } from '../simulation';

const FLAGS = {
  // The global flag of the same name is kubectl's, and does nothing here.
  profile: flag.string('Name of a profile, or a file that describes the new cluster (- for standard input)'),
  clock: flag.string("How time passes: 'real' or 'virtual'"),
  'start-time': flag.string('Time in the new cluster, such as 2021-01-03T05:00:00Z'),
  seed: flag.int('Where chance starts from: the same seed and commands give the same bytes', { default: 1 }),
  speed: flag.float64('Seconds that pass in the cluster for each second of the wall clock', { default: 1 }),
};

type Flags = ValuesOf<typeof FLAGS>;

export const reset = command({
  name: 'reset',
  usage: 'reset [--profile NAME|FILE] [--clock real|virtual] [--start-time TIME] [--seed N] [--speed FACTOR]',
  short: 'Replace the cluster by a new one',
  long: `Replaces the cluster by a new one.

A profile says what the new cluster is like: its nodes, storage classes and times. \`kubemu cluster profiles\` lists those that have a name; any other is a YAML file. With the real clock time passes as it does on the wall; with the virtual clock it stands still until something advances it.`,
  examples: `# A new cluster whose time stands still
kubemu cluster reset --clock virtual

# A cluster with no pods in kube-system
kubemu cluster reset --profile bare

# A cluster as a profile of one's own describes it
kubemu cluster reset --profile profile.yaml`,
  flags: FLAGS,
  access: 'write',
  async run(ctx, args, flags) {
    if (args.length > 0) throw ctx.usageError(`unexpected arguments: ${args.join(' ')}`);
    const profile = await chosenProfile(ctx, flags);
    simulationOf(ctx).reset(() => newCluster(profile));
    ctx.streams.out.write('cluster reset\n');
  },
});

async function chosenProfile(ctx: Context, flags: Flags): Promise<Profile> {
  const name = flags.profile;
  const profile = name && name !== 'none' ? await namedProfile(ctx, name) : defaultProfile(ctx.env.KUBEMU_PROFILE);
  const clock = flags.clock;
  if (clock && clock !== 'real' && clock !== 'virtual')
    throw ctx.usageError(`invalid clock ${quote(clock)}, must be real or virtual`);
  if (clock) profile.clock = clock as Profile['clock'];
  if (changed(flags, 'start-time')) profile.start = startTime(flags['start-time'], '--start-time');
  if (changed(flags, 'seed')) profile.seed = flags.seed;
  if (changed(flags, 'speed')) profile.speed = flags.speed;
  if (!(profile.speed > 0)) throw ctx.usageError('--speed must be greater than 0');
  // Virtual time has a beginning of its own, so that the same commands give the same bytes on every day.
  if (profile.clock === 'virtual') profile.start ??= VIRTUAL_START;
  return profile;
}

const VIRTUAL_START = Date.parse('2024-01-01T00:00:00Z');

/** A profile that has this name, or else stands in this file; `./NAME` always is a file. */
async function namedProfile(ctx: Context, name: string): Promise<Profile> {
  return builtInProfile(name) ?? readProfile(await read(ctx, name), name);
}

async function read(ctx: Context, file: string): Promise<string> {
  if (file === '-') return ctx.stdin.readAll();
  try {
    return readFileSync(path.resolve(ctx.cwd, file), 'utf8');
  } catch {
    throw new Error(`the profile ${quote(file)} cannot be read, and none of ${namesOfProfiles()} has that name`);
  }
}
