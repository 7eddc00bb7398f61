/** `kubectl apply --server-side` for one object. */
import type { Context } from '../command';
import type { Info } from '../resource/info';
import type { Outcome } from './object';
import type { ApplyOptions } from './options';

export function applyServerSide(_ctx: Context, _info: Info, _options: ApplyOptions): Outcome {
  throw new Error('server-side');
}
