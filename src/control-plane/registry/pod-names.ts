/** Where names of most owners end up. */
export const POD_NAMES = 'Pod names and hostnames';
