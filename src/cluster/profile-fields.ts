/** Reading the fields of a profile, with errors that name the file and the field. */
import { parseGoDuration } from '../apimachinery/duration';
import type { JsonObject, JsonValue } from '../apimachinery/meta';

export const badProfile = (source: string, what: string) => new Error(`the profile ${source} cannot be used: ${what}`);

/** A map, or an error. */
export function record(value: JsonValue | undefined, source: string, field: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badProfile(source, `${field} must be a map`);
  return value;
}

/** `1m30s` in milliseconds. */
export function durationField(value: JsonValue | undefined, source: string, field: string): number {
  try {
    return parseGoDuration(String(value));
  } catch (error) {
    throw badProfile(source, `${field}: ${(error as Error).message}`);
  }
}

/** One duration, or a list of them. */
export function durations(value: JsonValue | undefined, source: string, field: string): number[] {
  return (Array.isArray(value) ? value : [value]).map((item) => durationField(item ?? '', source, field));
}

/** Those of the named fields that are given, as text. */
export function strings<K extends string>(given: JsonObject, source: string, fields: K[]): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {};
  for (const field of fields) {
    const value = given[field];
    if (value === undefined) continue;
    if (typeof value !== 'string') throw badProfile(source, `${field} must be text`);
    found[field] = value;
  }
  return found;
}
