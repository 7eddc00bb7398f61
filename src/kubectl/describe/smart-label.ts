/** Field names as people read them: `smartLabelFor`. */

/** `creationTimestamp` to `Creation Timestamp`, `apiVersion` to `API Version`; names with other signs stay as they are. */
export function smartLabel(field: string): string {
  if (/[^\p{L}-]/u.test(field)) return field;
  return words(field).map(capitalized).join(' ');
}

const ACRONYMS = ['API', 'URL', 'UID', 'OSB', 'GUID'];

function capitalized(word: string): string {
  const upper = word.toUpperCase();
  return ACRONYMS.includes(upper) ? upper : upper.charAt(0) + word.slice(1);
}

/** Runs of small, of capital and of other letters; the last of several capitals belongs to the small ones after it. */
function words(name: string): string[] {
  return name.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lu}+(?=\p{Lu}\p{Ll})|[^\p{Lu}\p{Ll}]+/gu) ?? [];
}
