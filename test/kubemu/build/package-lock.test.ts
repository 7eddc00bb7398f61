/** The lock file is complete for every platform, so that an installation elsewhere has nothing to add to it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

interface Locked {
  optionalDependencies?: Record<string, string>;
  hasInstallScript?: boolean;
  libc?: string[];
}

const file = path.resolve(import.meta.dirname, '../../../package-lock.json');
const { packages }: { packages: Record<string, Locked> } = JSON.parse(readFileSync(file, 'utf8'));
const names = Object.keys(packages).map((name) => name.replace(/^.*node_modules\//, ''));

it('names the package for every platform', () => {
  const optional = Object.values(packages).flatMap((locked) => Object.entries(locked.optionalDependencies ?? {}));
  // packages that come in one for each platform ask for exactly their own release
  const platforms = optional.filter(([, version]) => /^\d/.test(version)).map(([name]) => name);
  expect(platforms.filter((name) => !names.includes(name))).toEqual([]);
});

it('has no field that only some releases of npm write', () => {
  expect(Object.values(packages).filter((locked) => 'libc' in locked || 'resolved' in locked)).toEqual([]);
});

it('runs the installation script of esbuild, and no other', () => {
  const scripts = Object.entries(packages).filter(([, locked]) => locked.hasInstallScript);
  expect(scripts.map(([name]) => name)).toEqual(['node_modules/esbuild']);
});
