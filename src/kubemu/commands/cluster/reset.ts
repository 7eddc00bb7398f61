/** `kubemu cluster reset`. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { quote } from '../../../go/strconv/quote';
import type { Command, Context, FlagValues } from '../../../kubectl/cli/command';
import { defaultProfile } from '../../profiles/default-profile';
import type { Profile } from '../../profiles/profile';
import { readProfile, startTime } from '../../profiles/profile-reader';
import { newCluster } from '../../state/state';

export const reset: Command = {
  name: 'reset',
  usage: 'reset [--profile FILE] [--clock real|virtual] [--start-time TIME] [--seed N] [--speed FACTOR]',
  short: 'Replace the cluster by a new one',
  long: `Replaces the cluster by a new one.

A profile is a YAML file that says what the new cluster is like: its nodes, storage classes and times. With the real clock time passes as it does on the wall; with the virtual clock it stands still until something advances it.`,
  examples: `# A new cluster whose time stands still
kubemu cluster reset --clock virtual

# A cluster as a profile describes it
kubemu cluster reset --profile profile.yaml`,
  flags: [
    // The global flag of the same name is kubectl's, and does nothing here.
    { name: 'profile', type: 'string', usage: 'File that describes the new cluster (- for standard input)' },
    { name: 'clock', type: 'string', usage: "How time passes: 'real' or 'virtual'" },
    { name: 'start-time', type: 'string', usage: 'Time in the new cluster, such as 2021-01-03T05:00:00Z' },
    {
      name: 'seed',
      type: 'int',
      usage: 'Where chance starts from: the same seed and commands give the same bytes',
      default: 1,
    },
    {
      name: 'speed',
      type: 'float64',
      usage: 'Seconds that pass in the cluster for each second of the wall clock',
      default: 1,
    },
  ],
  access: 'write',
  async run(ctx, args, flags) {
    if (args.length > 0) throw ctx.usageError(`unexpected arguments: ${args.join(' ')}`);
    const profile = await chosenProfile(ctx, flags);
    ctx.session.reset(() => newCluster(profile));
    ctx.streams.out.write('cluster reset\n');
  },
};

async function chosenProfile(ctx: Context, flags: FlagValues): Promise<Profile> {
  const file = flags.string('profile');
  const profile = file && file !== 'none' ? await readProfile(await read(ctx, file), file) : defaultProfile();
  const clock = flags.string('clock');
  if (clock && clock !== 'real' && clock !== 'virtual')
    throw ctx.usageError(`invalid clock ${quote(clock)}, must be real or virtual`);
  if (clock) profile.clock = clock as Profile['clock'];
  if (flags.changed('start-time')) profile.start = startTime(flags.string('start-time'), '--start-time');
  if (flags.changed('seed')) profile.seed = flags.int('seed');
  if (flags.changed('speed')) profile.speed = flags.int('speed');
  if (!(profile.speed > 0)) throw ctx.usageError('--speed must be greater than 0');
  // Virtual time has a beginning of its own, so that the same commands give the same bytes on every day.
  if (profile.clock === 'virtual') profile.start ??= VIRTUAL_START;
  return profile;
}

const VIRTUAL_START = Date.parse('2024-01-01T00:00:00Z');

async function read(ctx: Context, file: string): Promise<string> {
  if (file === '-') return ctx.stdin.readAll();
  try {
    return readFileSync(path.resolve(ctx.cwd, file), 'utf8');
  } catch {
    throw new Error(`the profile ${quote(file)} cannot be read`);
  }
}
