import type { MappingNode, Node, ScalarNode, SequenceNode } from './node';
import { Scanner } from './scanner';
import type { Token, TokenType } from './token';
import { type Mark, parserError, plainError } from './yaml-error';

/** What may precede a node: an anchor and a tag, in either order. */
interface Properties {
  start: Mark;
  anchor?: string;
  tag: string;
}

// The tokens before which an empty scalar stands.
const DOCUMENT_ENDS: readonly TokenType[] = ['directive', 'document-start', 'document-end', 'stream-end'];
const ITEM_ENDS: readonly TokenType[] = ['-', 'block-end'];
const INDENTLESS_ITEM_ENDS: readonly TokenType[] = ['-', '?', ':', 'block-end'];
const ENTRY_ENDS: readonly TokenType[] = ['?', ':', 'block-end'];
const PAIR_KEY_ENDS: readonly TokenType[] = [':', ',', ']'];
const FLOW_KEY_ENDS: readonly TokenType[] = [':', ',', '}'];

/**
 * Reads the first document of a text; undefined where there is none. What follows that document is not looked at, as in
 * `yaml.Unmarshal`. Throws YAMLError where libyaml's parser, or its scanner on the way, would fail.
 */
export function parseDocument(text: string): Node | undefined {
  return new Parser(text).document();
}

class Parser {
  private readonly scanner: Scanner;
  private readonly anchors = new Map<string, Node>();
  private readonly tagPrefixes = new Map<string, string>();

  constructor(text: string) {
    this.scanner = new Scanner(text);
  }

  document(): Node | undefined {
    const first = this.scanner.peek();
    if (first.type === 'stream-end') return undefined;
    const explicit = first.type === 'directive' || first.type === 'document-start';
    this.directives();
    if (explicit) {
      const token = this.scanner.peek();
      if (token.type !== 'document-start') throw parserError('did not find expected <document start>', token.start);
      this.scanner.skip();
    }
    const content = this.scanner.peek();
    const empty = explicit && DOCUMENT_ENDS.includes(content.type);
    const node = empty ? emptyScalar(content.start) : this.node(true, false);
    this.scanner.peek();
    return node;
  }

  private directives(): void {
    let version = false;
    for (;;) {
      const token = this.scanner.peek();
      if (token.type !== 'directive') break;
      if (token.suffix) {
        if (this.tagPrefixes.has(token.value)) throw parserError('found duplicate %TAG directive', token.start);
        this.tagPrefixes.set(token.value, token.suffix);
      } else {
        if (version) throw parserError('found duplicate %YAML directive', token.start);
        if (token.value !== '1.1') throw parserError('found incompatible YAML document', token.start);
        version = true;
      }
      this.scanner.skip();
    }
    if (!this.tagPrefixes.has('!')) this.tagPrefixes.set('!', '!');
    if (!this.tagPrefixes.has('!!')) this.tagPrefixes.set('!!', 'tag:yaml.org,2002:');
  }

  private node(block: boolean, indentless: boolean): Node {
    const first = this.scanner.peek();
    if (first.type === 'alias') return this.alias(first);
    const properties = this.properties();
    const token = this.scanner.peek();
    switch (token.type) {
      case '-':
        if (indentless) return this.indentlessSequence(properties);
        break;
      case 'scalar':
        return this.scalar(token, properties);
      case '[':
        return this.flowSequence(properties);
      case '{':
        return this.flowMapping(properties);
      case 'block-sequence-start':
        if (block) return this.blockSequence(properties);
        break;
      case 'block-mapping-start':
        if (block) return this.blockMapping(properties);
        break;
    }
    if (properties.anchor === undefined && properties.tag === '') {
      throw parserError('did not find expected node content', token.start, properties.start);
    }
    const node = { ...emptyScalar(properties.start), tag: properties.tag, implicit: properties.tag === '' };
    return this.anchored(node, properties);
  }

  private alias(token: Token): Node {
    const target = this.anchors.get(token.value);
    if (!target) throw plainError(`unknown anchor '${token.value}' referenced`);
    this.scanner.skip();
    return { kind: 'alias', line: token.start.line + 1, name: token.value, target };
  }

  private properties(): Properties {
    const properties: Properties = { start: this.scanner.peek().start, tag: '' };
    let tagToken: Token | undefined;
    for (let token = this.scanner.peek(); ; token = this.scanner.peek()) {
      if (token.type === 'anchor' && properties.anchor === undefined) properties.anchor = token.value;
      else if (token.type === 'tag' && !tagToken) tagToken = token;
      else break;
      this.scanner.skip();
    }
    if (tagToken) properties.tag = this.resolveTag(tagToken, properties.start);
    return properties;
  }

  private resolveTag(token: Token, start: Mark): string {
    if (token.value === '') return token.suffix;
    const prefix = this.tagPrefixes.get(token.value);
    if (prefix === undefined) throw parserError('found undefined tag handle', token.start, start);
    return prefix + token.suffix;
  }

  private anchored<T extends Node>(node: T, properties: Properties): T {
    if (properties.anchor !== undefined) this.anchors.set(properties.anchor, node);
    return node;
  }

  private scalar(token: Token, properties: Properties): ScalarNode {
    this.scanner.skip();
    const { tag, start } = properties;
    const implicit = (tag === '' && token.plain) || tag === '!';
    const node: ScalarNode = { kind: 'scalar', line: start.line + 1, value: token.value, tag, implicit };
    return this.anchored(node, properties);
  }

  private sequence(properties: Properties): SequenceNode {
    return this.anchored({ kind: 'sequence', line: properties.start.line + 1, items: [] }, properties);
  }

  private mapping(properties: Properties): MappingNode {
    return this.anchored({ kind: 'mapping', line: properties.start.line + 1, entries: [] }, properties);
  }

  /** The node that may follow an indicator just taken; an empty scalar at `mark` if one of `ends` comes instead. */
  private nodeOrEmpty(ends: readonly TokenType[], mark: Mark, mode: 'block' | 'indentless'): Node {
    if (ends.includes(this.scanner.peek().type)) return emptyScalar(mark);
    return this.node(true, mode === 'indentless');
  }

  private flowNodeOrEmpty(ends: readonly TokenType[]): Node {
    const token = this.scanner.peek();
    return ends.includes(token.type) ? emptyScalar(token.start) : this.node(false, false);
  }

  private blockSequence(properties: Properties): Node {
    const start = this.scanner.peek().start;
    this.scanner.skip();
    const node = this.sequence(properties);
    for (;;) {
      const token = this.scanner.peek();
      this.scanner.skip();
      if (token.type === 'block-end') return node;
      if (token.type !== '-') throw parserError("did not find expected '-' indicator", token.start, start);
      node.items.push(this.nodeOrEmpty(ITEM_ENDS, token.start, 'block'));
    }
  }

  private indentlessSequence(properties: Properties): Node {
    const node = this.sequence(properties);
    for (;;) {
      const token = this.scanner.peek();
      if (token.type !== '-') return node;
      this.scanner.skip();
      node.items.push(this.nodeOrEmpty(INDENTLESS_ITEM_ENDS, token.start, 'block'));
    }
  }

  private blockMapping(properties: Properties): Node {
    const start = this.scanner.peek().start;
    this.scanner.skip();
    const node = this.mapping(properties);
    for (;;) {
      const token = this.scanner.peek();
      this.scanner.skip();
      if (token.type === 'block-end') return node;
      if (token.type !== '?') throw parserError('did not find expected key', token.start, start);
      const key = this.nodeOrEmpty(ENTRY_ENDS, token.start, 'indentless');
      node.entries.push({ key, value: this.blockValue() });
    }
  }

  private blockValue(): Node {
    const token = this.scanner.peek();
    if (token.type !== ':') return emptyScalar(token.start);
    this.scanner.skip();
    return this.nodeOrEmpty(ENTRY_ENDS, token.start, 'indentless');
  }

  private flowSequence(properties: Properties): Node {
    const start = this.scanner.peek().start;
    this.scanner.skip();
    const node = this.sequence(properties);
    for (let first = true; ; first = false) {
      if (!this.flowEntryFollows(']', first, start)) return node;
      const token = this.scanner.peek();
      node.items.push(token.type === '?' ? this.flowPair() : this.node(false, false));
    }
  }

  /** Takes the comma before an entry; false at the closing bracket, which is taken too. */
  private flowEntryFollows(close: ']' | '}', first: boolean, start: Mark): boolean {
    let token = this.scanner.peek();
    if (token.type !== close && !first) {
      if (token.type !== ',') throw parserError(`did not find expected ',' or '${close}'`, token.start, start);
      this.scanner.skip();
      token = this.scanner.peek();
    }
    if (token.type !== close) return true;
    this.scanner.skip();
    return false;
  }

  /** `key: value` as an item of a flow sequence: a mapping of one. */
  private flowPair(): Node {
    const start = this.scanner.peek().start;
    this.scanner.skip();
    const node = this.mapping({ start, tag: '' });
    const token = this.scanner.peek();
    let key: Node;
    if (PAIR_KEY_ENDS.includes(token.type)) {
      // The real parser swallows the token here, so that `[?, a]` reads differently from what was meant.
      this.scanner.skip();
      key = emptyScalar(token.start);
    } else key = this.node(false, false);
    const value = this.flowValue(']');
    this.scanner.peek();
    node.entries.push({ key, value });
    return node;
  }

  private flowValue(close: ']' | '}'): Node {
    const token = this.scanner.peek();
    if (token.type !== ':') return emptyScalar(token.start);
    this.scanner.skip();
    return this.flowNodeOrEmpty([',', close]);
  }

  private flowMapping(properties: Properties): Node {
    const start = this.scanner.peek().start;
    this.scanner.skip();
    const node = this.mapping(properties);
    for (let first = true; ; first = false) {
      if (!this.flowEntryFollows('}', first, start)) return node;
      const token = this.scanner.peek();
      if (token.type === '?') {
        this.scanner.skip();
        const key = this.flowNodeOrEmpty(FLOW_KEY_ENDS);
        node.entries.push({ key, value: this.flowValue('}') });
      } else {
        const key = this.node(false, false);
        node.entries.push({ key, value: emptyScalar(this.scanner.peek().start) });
      }
    }
  }
}

function emptyScalar(mark: Mark): ScalarNode {
  return { kind: 'scalar', line: mark.line + 1, value: '', tag: '', implicit: true };
}
