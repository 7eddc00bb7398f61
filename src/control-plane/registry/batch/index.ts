/** The kinds of the group `batch`. */
import type { Strategy } from '../strategy';
import { cronJobStrategy } from './cronjob/strategy';
import { jobStrategy } from './job/strategy';

export const batchStrategies: Record<string, Strategy> = {
  'cronjobs.batch': cronJobStrategy,
  'jobs.batch': jobStrategy,
};
