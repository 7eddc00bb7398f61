/** The front matter of a document: a few YAML lines between two `---` at its very beginning. */
import type { JsonValue } from '../../go/json/value';
import { decodeYAML } from '../../go/yaml/decode';
import { DocumentError, type FrontMatter } from './document';

const KEYS = ['profile', 'env'];

/** Reads the front matter and says how many lines it takes. Throws DocumentError for keys that mean nothing. */
export function parseFrontMatter(text: string): { frontMatter: FrontMatter; lines: number } {
  const frontMatter: FrontMatter = { env: {} };
  if (!text.startsWith('---\n')) return { frontMatter, lines: 0 };
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  if (end < 0) throw new DocumentError(1, 'the front matter is never closed');
  const said = mapping(decodeYAML(lines.slice(1, end).join('\n')), 'the front matter');
  for (const [key, value] of Object.entries(said)) {
    if (!KEYS.includes(key)) throw new DocumentError(1, `the front matter cannot have "${key}"`);
    if (key === 'profile') frontMatter.profile = String(value);
    else for (const [name, text] of Object.entries(mapping(value, key))) frontMatter.env[name] = String(text);
  }
  return { frontMatter, lines: end + 1 };
}

function mapping(value: JsonValue | undefined, name: string): Record<string, JsonValue | undefined> {
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new DocumentError(1, `${name} must be a mapping`);
  return value;
}
