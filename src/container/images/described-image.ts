/** Images as a profile describes them: people's own, or known ones with something changed. */
import type { ImageDefinition, Server, Userland } from './definition';
import { httpAnswer } from './http-answers';

/** What a profile may say of an image besides its environment and how it is pulled. */
export interface ImageDescription {
  userland?: Userland;
  /** What its server writes when it starts, a line each. */
  logs?: readonly string[];
  /** Where the server listens. */
  ports?: readonly number[];
  /** What it answers by path; `*` for every path there is nothing else for. */
  answers?: Readonly<Record<string, string>>;
  /** Programs it has besides its userland's, as far as the simulation knows them. */
  programs?: readonly string[];
  /** Text of files by their absolute paths. */
  files?: Readonly<Record<string, string>>;
}

const PROGRAM = '/server';

/** An image with what its description says over what is known of it. */
export function describedImage(base: ImageDefinition, description: ImageDescription): ImageDefinition {
  const { userland = base.userland, programs = [], files = {}, logs, ports, answers } = description;
  const image: ImageDefinition = {
    ...base,
    userland,
    programs: [...(base.programs ?? []), ...programs],
    files: (tag) => ({ ...base.files?.(tag), ...files }),
  };
  if (!logs && !ports && !answers) return image;
  return {
    ...image,
    entrypoint: [PROGRAM],
    cmd: [],
    wraps: false,
    servers: { ...base.servers, [PROGRAM]: server(description) },
  };
}

function server({ logs = [], ports, answers = {} }: ImageDescription): Server {
  const known = new Map(Object.entries(answers));
  return {
    ports: () => ports ?? (known.size > 0 ? [80] : []),
    lines: () => logs.map((text) => ({ text: `${text}\n` })),
    ...(known.size > 0 ? { answer: ({ path }, { now }) => answerTo(path, known, now) } : {}),
  };
}

function answerTo(path: string, known: ReadonlyMap<string, string>, now: number) {
  const body = known.get(path) ?? known.get(path.replace(/[?#].*$/s, '')) ?? known.get('*');
  if (body === undefined) return httpAnswer(404, '404 page not found\n', { now, type: 'text/plain; charset=utf-8' });
  return httpAnswer(200, body, { now, type: /^\s*[[{]/.test(body) ? 'application/json' : 'text/plain; charset=utf-8' });
}
