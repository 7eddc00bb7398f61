import type { Mark } from './yaml-error';

export type TokenType =
  | 'stream-end'
  | 'directive'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | '['
  | ']'
  | '{'
  | '}'
  | '-'
  | ','
  | '?'
  | ':'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

/** One of libyaml's tokens. `value` is the scalar's text, an anchor's or alias's name, a tag's handle. */
export interface Token {
  type: TokenType;
  start: Mark;
  value: string;
  /** Of a tag: what follows the handle. Of a `%TAG` directive: the prefix. */
  suffix: string;
  /** A scalar without quotes: only those may be anything but a string. */
  plain: boolean;
}
