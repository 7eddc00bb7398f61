/** What `kubemu replay` says to other programs: TAP, and JUnit's XML. */

import { title } from './document';
import type { StepResult } from './player';
import { differenceLines } from './report';

/** How the playing of one document went. */
export interface Played {
  file: string;
  results: readonly StepResult[];
  /** Why it could not be played to its end. */
  error?: string;
}

/** The forms a report can have besides the one for people. */
export const REPORTERS: Readonly<Record<string, (documents: readonly Played[]) => string>> = { tap, junit };

/** One test of a report. */
interface Point {
  name: string;
  /** What differs; empty for a test that passed. */
  failure: string[];
}

const PLAIN = (line: string) => line;

function pointsOf({ file, results, error }: Played): Point[] {
  const points = results.map((result) => ({
    name: `${file}:${result.step.line}: ${title(result.step).split('\n')[0]}`,
    failure: result.ok ? [] : differenceLines(file, result, { red: PLAIN, green: PLAIN, cyan: PLAIN, bold: PLAIN }),
  }));
  return error === undefined ? points : [...points, { name: file, failure: [error] }];
}

function tap(documents: readonly Played[]): string {
  const points = documents.flatMap(pointsOf);
  const lines = points.flatMap(({ name, failure }, at) => [
    `${failure.length > 0 ? 'not ok' : 'ok'} ${at + 1} - ${name.replace(/[\\#]/g, '\\$&')}`,
    ...failure.map((line) => `# ${line}`),
  ]);
  return ['TAP version 14', `1..${points.length}`, ...lines, ''].join('\n');
}

function junit(documents: readonly Played[]): string {
  const suites = documents.flatMap((document) => {
    const points = pointsOf(document);
    const failures = points.filter(({ failure }) => failure.length > 0).length;
    const suite = `name="${escaped(document.file)}" tests="${points.length}" failures="${failures}"`;
    return [`  <testsuite ${suite}>`, ...points.map((point) => testcase(document.file, point)), '  </testsuite>'];
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...suites, '</testsuites>', ''].join('\n');
}

function testcase(file: string, { name, failure }: Point): string {
  const start = `    <testcase classname="${escaped(file)}" name="${escaped(name)}"`;
  return failure.length === 0 ? `${start}/>` : `${start}><failure>${escaped(failure.join('\n'))}</failure></testcase>`;
}

/** Text of XML; characters it cannot hold become U+FFFD. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`).replace(/[^\P{Cc}\t\n\r]/gu, '\ufffd');
}
