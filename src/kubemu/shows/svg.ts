/** A show as an animated picture: one SVG file that needs nothing else, in light and dark. */
import type { Show, ShowLine } from './show';

const CHARACTER = 8.4;
const LINE = 18;
const PADDING = 14;
const BAR = 30;
/** How long the last picture stands before it begins again; milliseconds. */
const PAUSE = 4000;

/** The text of the file. */
export function svgOf(show: Show): string {
  const height = BAR + show.rows * LINE + PADDING;
  const lefts: number[] = [];
  let left = PADDING;
  for (const { columns } of show.panes) {
    lefts.push(left);
    left += columns * CHARACTER + 2 * PADDING;
  }
  const width = Math.ceil(left - PADDING);
  const panes = show.panes.map((pane, i) => paneOf(show, i, lefts[i] ?? 0, pane));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXML(show.title)}">
<style>${STYLE}</style>
<rect class="b" width="100%" height="100%" rx="8"/>
<circle cx="18" cy="15" r="5" fill="#ff5f57"/><circle cx="36" cy="15" r="5" fill="#febc2e"/><circle cx="54" cy="15" r="5" fill="#28c840"/>
<text class="d" x="72" y="20">${escapeXML(show.title)}</text>
<rect width="0" height="0"><animate id="a" attributeName="x" from="0" to="0" begin="0s;a.end" dur="${seconds(show.duration + PAUSE)}"/></rect>
${panes.join('\n')}
</svg>
`;
}

const STYLE =
  'text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre;fill:#24292f}' +
  '.b{fill:#fff;stroke:#d0d7de}.c{fill:#fff}.t{font-weight:bold}.h{font-weight:bold;fill:#0969da}.d{fill:#6e7781}.r{stroke:#d0d7de}' +
  '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.b{fill:#0d1117;stroke:#30363d}.c{fill:#0d1117}.h{fill:#58a6ff}.d{fill:#8b949e}.r{stroke:#30363d}}';

const CLASSES = { typed: 't', output: '', heading: 'h', time: 'd' } as const;

function paneOf(show: Show, pane: number, x: number, { name, columns }: Show['panes'][number]): string {
  const lines = show.lines.filter((line) => line.pane === pane);
  const width = Math.ceil(columns * CHARACTER);
  const head = name ? [`<text class="d" x="${x}" y="20">${escapeXML(name)}</text>`] : [];
  const rule = pane > 0 ? [`<path class="r" d="M${x - PADDING} ${BAR}v${show.rows * LINE}"/>`] : [];
  return [
    ...rule,
    ...head,
    // Nested <svg> elements would clip as well, but have a time of their own in some browsers.
    `<clipPath id="p${pane}"><rect width="${width}" height="${show.rows * LINE}"/></clipPath>`,
    `<g transform="translate(${x} ${BAR})"><g clip-path="url(#p${pane})"><g>${scroll(lines, show)}`,
    ...lines.map((line, i) => lineOf(line, i)),
    '</g></g></g>',
  ].join('\n');
}

/** The window moves up by as many lines as do not fit, when they come. */
function scroll(lines: readonly ShowLine[], { rows, duration }: Show): string {
  const total = duration + PAUSE;
  const steps = new Map<number, number>([[0, 0]]);
  for (const [i, { at }] of lines.entries()) if (i >= rows) steps.set(at, (i - rows + 1) * -LINE);
  if (steps.size === 1) return '';
  const values = [...steps.values()].map((y) => `0 ${y}`).join(';');
  const times = [...steps.keys()].map((at) => String(Math.round((at / total) * 1e5) / 1e5)).join(';');
  return `<animateTransform attributeName="transform" type="translate" calcMode="discrete" values="${values}" keyTimes="${times}" begin="a.begin" dur="${seconds(total)}"/>`;
}

function lineOf({ kind, prompt, text, at, typing }: ShowLine, row: number): string {
  const y = row * LINE;
  const style = CLASSES[kind] && ` class="${CLASSES[kind]}"`;
  const appear = (time: number) =>
    `<set attributeName="visibility" to="visible" begin="a.begin+${seconds(time)}" end="a.end"/>`;
  if (text === '' && prompt === '') return '';
  if (typing === 0) return `<text${style} y="${y + 13}" visibility="hidden">${escapeXML(text)}${appear(at)}</text>`;
  const left = round(prompt.length * CHARACTER);
  const width = Math.ceil(text.length * CHARACTER);
  // What covers the line moves to the right.
  const reveal = `<animate attributeName="x" from="${left}" to="${left + width}" begin="a.begin+${seconds(at)}" dur="${seconds(typing)}" fill="freeze"/>`;
  return (
    `<text y="${y + 13}" visibility="hidden">${escapeXML(prompt)}<tspan class="t">${escapeXML(text)}</tspan>${appear(at)}</text>` +
    `<rect class="c" x="${left}" y="${y}" width="${width}" height="${LINE}">${reveal}</rect>`
  );
}

const round = (value: number) => Math.round(value * 100) / 100;
const seconds = (ms: number) => `${round(ms / 1000)}s`;

/** A text as it stands in XML; what cannot stand there is left out. */
export function escapeXML(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not take
  const plain = text.replace(/\x1b\[[0-9;]*[A-Za-z]/g, '').replace(/[\x00-\x08\x0b-\x1f]/g, '');
  return plain.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
