/** Times as descriptions show them. */

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (value: number) => String(value).padStart(2, '0');

/**
 * `Sun, 22 Nov 2026 10:37:18 +0000`: Go's RFC1123Z. kubectl takes the zone of its machine, which is UTC here so that
 * the same commands print the same everywhere. Nothing is the year 1, as Go's zero time.
 */
export function longTime(timestamp: string | null | undefined): string {
  if (!timestamp) return 'Mon, 01 Jan 0001 00:00:00 +0000';
  const time = new Date(Date.parse(timestamp));
  const day = `${DAYS[time.getUTCDay()]}, ${two(time.getUTCDate())} ${MONTHS[time.getUTCMonth()]}`;
  const year = String(time.getUTCFullYear()).padStart(4, '0');
  return `${day} ${year} ${clockText(time)} +0000`;
}

/** `2023-12-31 23:52:00 +0000 UTC`: what `time.Time.String` gives. */
export function plainTime(timestamp: string | null | undefined): string {
  if (!timestamp) return '0001-01-01 00:00:00 +0000 UTC';
  const time = new Date(Date.parse(timestamp));
  return `${time.toISOString().slice(0, 10)} ${clockText(time)} +0000 UTC`;
}

function clockText(time: Date): string {
  return [time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds()].map(two).join(':');
}
