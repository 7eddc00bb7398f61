/** The two folders `kubectl diff` compares: objects as they are and as they would be, a file each. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encodeYAML } from '../../../go/yaml/encode';
import { asJSON, type KubeObject } from '../../../kube/meta/meta';

/** A temporary folder of YAML files. */
export class Directory {
  readonly name: string;

  constructor(prefix: string) {
    this.name = createTemporary(prefix);
  }

  /** Writes an object; nothing of it when there is none. */
  print(file: string, object: KubeObject | undefined): void {
    const text = object ? encodeYAML(asJSON(object)) : '';
    writeFileSync(path.join(this.name, file), text, { mode: 0o700 });
  }

  remove(): void {
    rmSync(this.name, { recursive: true, force: true });
  }
}

/** `LIVE-1234567890` in the folder for temporary files: a number no other folder has. */
function createTemporary(prefix: string): string {
  for (let number = 1_000_000_000 + process.pid; ; number++) {
    const name = path.join(tmpdir(), `${prefix}-${number}`);
    try {
      mkdirSync(name, { mode: 0o700 });
      return name;
    } catch (err) {
      const { code } = err as NodeJS.ErrnoException;
      if (code !== 'EEXIST') throw new Error(`mkdir ${name}: ${WHY[code ?? ''] ?? code}`);
    }
  }
}

const WHY: Record<string, string> = { ENOENT: 'no such file or directory', EACCES: 'permission denied' };
