/** The licences of the packages whose code is in the bundles, which go where the bundles go. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const PERMISSIVE = /^\(?(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|PSF-2\.0|Python-2\.0|Unlicense)\b/;

/**
 * A text with name, release and licence of every package among `files` (paths from `root`), and of what these packages
 * depend on, as some are bundles themselves. Throws for a licence that does not allow it.
 */
export function thirdPartyLicenses(root, files) {
  const found = new Map();
  const pending = new Set([...files].map(packageFolder).filter(Boolean));
  for (const folder of pending) {
    const text = readFileSync(path.join(root, folder, 'package.json'), 'utf8');
    const { name, version, license, dependencies = {} } = JSON.parse(text);
    if (!PERMISSIVE.test(license)) throw new Error(`${name} has the licence ${license}: it cannot be bundled`);
    found.set(`${name} ${version}`, `${name} ${version}: ${license}\n\n${licenseText(path.join(root, folder))}`);
    for (const dependency of Object.keys(dependencies)) pending.add(installed(root, folder, dependency));
  }
  const line = `\n${'-'.repeat(80)}\n\n`;
  return `The built kubemu holds code of these packages.\n${line}${[...found.keys()]
    .sort()
    .map((key) => found.get(key))
    .join(line)}`;
}

/** `node_modules/a/node_modules/@b/c` for a file in it; undefined for our own. */
function packageFolder(file) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
}

/** Where a package finds one of its dependencies. */
function installed(root, folder, name) {
  for (let at = folder; ; at = packageFolder(`${path.dirname(at)}/`) ?? '.') {
    const candidate = path.join(at, 'node_modules', name);
    if (existsSync(path.join(root, candidate))) return candidate;
    if (at === '.') throw new Error(`${name} is not installed, which ${folder} needs`);
  }
}

function licenseText(folder) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  if (names.length === 0) return `${readme(folder)}\n`;
  return names
    .map((name) => readFileSync(path.join(folder, name), 'utf8').trim())
    .join('\n\n')
    .concat('\n');
}

/** Some packages say it in their README alone, or nowhere but in the field above. */
function readme(folder) {
  const name = readdirSync(folder).find((file) => /^readme/i.test(file));
  const text = name ? readFileSync(path.join(folder, name), 'utf8') : '';
  return /^#+ licen[cs]e[\s\S]*/im.exec(text)?.[0].trim() ?? '';
}
