/** Requests about one object, as commands make them: `resource.Helper` of k8s.io/cli-runtime. */

import type { PatchType, WriteRequestOptions } from '../../control-plane/client/client';
import type { JsonValue } from '../../go/json/value';
import type { KubeObject } from '../../kube/meta/meta';
import type { Context } from '../cli/command';
import type { DryRun } from '../cli/dry-run';
import { isNotFound } from '../cli/errors';
import { warningWriter } from '../cli/warning';
import { type Info, targetOf } from './info';

/** Whom the server notes as the manager of what it is sent without a name: the program of the `User-Agent`. */
export const PROGRAM = 'kubectl';

/** How requests are made. */
export interface HelperOptions {
  /** `server`: nothing is kept. */
  dryRun?: DryRun;
  fieldManager?: string;
  fieldValidation?: WriteRequestOptions['fieldValidation'];
  subresource?: string;
}

/** Writes one object. Methods throw what the server refuses. */
export class Helper {
  constructor(
    private readonly ctx: Context,
    private readonly options: HelperOptions = {},
  ) {}

  /** Creates the object of `info`; a resource version left in it is no obstacle. */
  create(info: Info, object: KubeObject): KubeObject {
    const { resourceVersion: _, ...metadata } = object.metadata;
    const { client } = this.ctx.session;
    return client.create(targetOf({ ...info, name: '' }), { ...object, metadata }, this.request());
  }

  patch(info: Info, type: PatchType, patch: JsonValue, force = false): KubeObject {
    const { client } = this.ctx.session;
    return client.patch(this.target(info), type, patch, { ...this.request(), ...(force ? { force } : {}) });
  }

  /** Puts the object in the place of the server's; without a resource version it replaces whichever is there. */
  replace(info: Info, object: KubeObject): KubeObject {
    const { client } = this.ctx.session;
    const resourceVersion = object.metadata.resourceVersion || this.currentVersion(info);
    const metadata = resourceVersion ? { ...object.metadata, resourceVersion } : object.metadata;
    return client.update(this.target(info), { ...object, metadata }, this.request());
  }

  private currentVersion(info: Info): string | undefined {
    try {
      return this.ctx.session.client.get(this.target(info)).metadata.resourceVersion;
    } catch (err) {
      if (isNotFound(err)) return undefined;
      throw err;
    }
  }

  private target(info: Info) {
    return targetOf(info, this.options.subresource || undefined);
  }

  private request(): WriteRequestOptions {
    const { dryRun, fieldManager, fieldValidation = 'Warn' } = this.options;
    return {
      dryRun: dryRun === 'server',
      fieldManager: fieldManager || PROGRAM,
      fieldValidation,
      warn: warningWriter(this.ctx),
    };
  }
}
