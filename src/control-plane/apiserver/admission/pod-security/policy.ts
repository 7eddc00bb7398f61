/** What the labels of a namespace ask of its pods: `k8s.io/pod-security-admission/api`. */
import { type FieldError, invalid } from '../../../../kube/errors/field-error';

/** From the least to the most strict. */
export const LEVELS = ['privileged', 'baseline', 'restricted'] as const;
export type Level = (typeof LEVELS)[number];

/** One mode's level, and the minor version of Kubernetes whose rules it goes by. */
export interface LevelVersion {
  level: Level;
  minor: number | 'latest';
}

/** The three modes; what is audited goes to a log nobody reads here. */
export type Policy = Record<Mode, LevelVersion>;

const MODES = ['enforce', 'audit', 'warn'] as const;
type Mode = (typeof MODES)[number];

const PREFIX = 'pod-security.kubernetes.io/';

const isLevel = (text: string): text is Level => (LEVELS as readonly string[]).includes(text);

/** `restricted:latest`, `baseline:v1.24` */
export function levelVersionText({ level, minor }: LevelVersion): string {
  return `${level}:${minor === 'latest' ? minor : `v1.${minor}`}`;
}

/** The policy in force, and what is wrong with the labels; a level that is none enforces the strictest one. */
export function policyOf(labels: Record<string, string> = {}): { policy: Policy; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const bad = (label: string, why: string) => errors.push(invalid(`metadata.labels[${label}]`, labels[label], why));
  const levelVersion = (mode: Mode): LevelVersion => {
    const given: LevelVersion = { level: 'privileged', minor: 'latest' };
    const level = labels[PREFIX + mode];
    if (level !== undefined) {
      if (isLevel(level)) given.level = level;
      else {
        bad(PREFIX + mode, `must be one of ${LEVELS.join(', ')}`);
        if (mode === 'enforce') given.level = 'restricted';
      }
    }
    const label = `${PREFIX}${mode}-version`;
    const version = labels[label];
    if (version === undefined || version === 'latest') return given;
    const minor = /^v1\.(0|[1-9]\d*)$/.exec(version)?.[1];
    if (minor === undefined) bad(label, 'must be "latest" or "v1.x"');
    else given.minor = Number(minor);
    return given;
  };
  const [enforce, audit, warn] = MODES.map(levelVersion) as [LevelVersion, LevelVersion, LevelVersion];
  return { policy: { enforce, audit, warn }, errors };
}
