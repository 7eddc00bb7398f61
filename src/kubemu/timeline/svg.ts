/** A timeline as a picture, in light and dark, and as a page around it. */
import { escapeXML } from '../shows/svg';
import { barName, elapsed, ticksOf } from './axis';
import type { Timeline } from './history';
import { type Look, lookOf } from './states';

const ROW = 24;
const WIDTH = 960;
const CHARACTER = 7.3;
const PADDING = 16;

/** The text of the SVG file. */
export function timelineSVG(timeline: Timeline): string {
  const { from, to, marks, bars } = timeline;
  const left = PADDING * 2 + CHARACTER * Math.max(4, ...bars.map((bar) => barName(bar).length));
  const room = WIDTH - left - PADDING;
  const x = (at: number) => round(left + ((at - from) / Math.max(1, to - from)) * room);
  const y = (row: number) => PADDING + ROW * (row + 1);
  const height = y(marks.length + bars.length) + PADDING + ROW;
  const looks = new Map(bars.flatMap(({ spans }) => spans.map(({ state }) => [state, lookOf(state)] as const)));
  const ticks = ticksOf(timeline, 10).map(
    (at) =>
      `<path class="g" d="M${x(at)} ${PADDING + ROW - 6}V${height - PADDING - ROW}"/><text class="d" x="${x(at)}" y="${PADDING + 10}">${elapsed(at - from)}</text>`,
  );
  const rows = bars.map((bar, i) => {
    const top = y(marks.length + i);
    const rects = bar.spans.map(
      ({ state, from: begin, to: end }) =>
        `<rect class="${lookOf(state).name}" x="${x(begin)}" y="${top}" width="${round(Math.max(1.5, x(end) - x(begin)))}" height="16" rx="2"><title>${escapeXML(`${state} ${elapsed(begin - from)} – ${elapsed(end - from)}`)}</title></rect>`,
    );
    return `<text x="${PADDING}" y="${top + 12}">${escapeXML(barName(bar))}</text>${rects.join('')}`;
  });
  const flags = marks.map(({ at, text }, i) => {
    const end = x(at) + text.length * CHARACTER + 16 > WIDTH;
    return `<path class="f" d="M${x(at)} ${y(i)}l6 12h-12z"/><text x="${x(at) + (end ? -10 : 10)}" y="${y(i) + 12}"${end ? ' text-anchor="end"' : ''}>${escapeXML(text)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="timeline">
<style>${styleOf([...looks.values()])}</style>
<rect class="b" width="100%" height="100%" rx="8"/>
${[...ticks, ...flags, ...rows, legend(looks, height - PADDING)].join('\n')}
</svg>
`;
}

/** A page with the picture. */
export function timelineHTML(timeline: Timeline): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Timeline</title>
<style>:root { color-scheme: light dark; } body { margin: 2rem auto; max-width: max-content; } svg { max-width: 100%; height: auto; }</style>
${timelineSVG(timeline)}</html>
`;
}

function styleOf(looks: readonly Look[]): string {
  const fills = (shade: 'light' | 'dark') =>
    [...new Set(looks)].map((look) => `.${look.name}{fill:${look[shade]}}`).join('');
  return (
    'text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#24292f}' +
    `.b{fill:#fff;stroke:#d0d7de}.g{stroke:#d8dee4}.d{fill:#6e7781}.f{fill:#0969da}${fills('light')}` +
    `@media(prefers-color-scheme:dark){text{fill:#e6edf3}.b{fill:#0d1117;stroke:#30363d}.g{stroke:#21262d}.d{fill:#8b949e}.f{fill:#58a6ff}${fills('dark')}}`
  );
}

function legend(looks: ReadonlyMap<string, Look>, y: number): string {
  let x = PADDING;
  return [...looks]
    .map(([state, { name }]) => {
      const text = `<rect class="${name}" x="${round(x)}" y="${y - 10}" width="12" height="12" rx="2"/><text class="d" x="${round(x + 18)}" y="${y}">${escapeXML(state)}</text>`;
      x += 36 + state.length * CHARACTER;
      return text;
    })
    .join('');
}

const round = (value: number) => Math.round(value * 10) / 10;
