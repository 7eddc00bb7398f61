/** What an address says of a service. */
import type { Service } from '../api/core/v1';

/** Whether a service was asked to have no address: its cluster IP is `None`. */
export const isHeadless = ({ spec }: Service): boolean => spec.clusterIP === 'None';

/** Whether a service has an address: `helper.IsServiceIPSet`. */
export const isServiceIPSet = (service: Service): boolean => !!service.spec.clusterIP && !isHeadless(service);
