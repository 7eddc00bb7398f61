/** Lines of kubectl's own log on stderr, which mistakes, deprecated uses and `-v` bring about. */
import { wallNow } from '../../control-plane/clock/clock';
import type { Context } from './command';

/** From this `-v` on requests are logged. */
export const LOGS_REQUESTS = 6;

/** `W0102 03:04:05.000000       1 helpers.go:692] text`. The time is the simulated one where a cluster is open. */
export function klogWarning(ctx: Context, place: string, text: string): void {
  klog(ctx, 'W', place, text);
}

/** The same for an error, which ends nothing. */
export function klogError(ctx: Context, place: string, text: string): void {
  klog(ctx, 'E', place, text);
}

/** The same for what ends the process. The caller sees to that. */
export function klogFatal(ctx: Context, place: string, text: string): void {
  klog(ctx, 'F', place, text);
}

/** The same for what `-v` asks for. */
export function klogInfo(ctx: Context, place: string, text: string): void {
  klog(ctx, 'I', place, text);
}

function klog(ctx: Context, severity: 'I' | 'W' | 'E' | 'F', place: string, text: string): void {
  const [, month, day, time] = /^\d+-(\d\d)-(\d\d)T(.{12})/.exec(new Date(now(ctx)).toISOString()) as string[];
  const pid = String(process.pid).padStart(7);
  ctx.streams.err.write(`${severity}${month}${day} ${time}000 ${pid} ${place}] ${text}\n`);
}

function now(ctx: Context): number {
  try {
    return ctx.session.now();
  } catch {
    return wallNow();
  }
}
