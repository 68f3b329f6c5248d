/** Shortens a long value in the middle (`eyJhbG…x9Qw`); short ones stay whole. */
export function shorten(value: string, head = 6, tail = 4): string {
  return value.length <= head + tail + 2 ? value : `${value.slice(0, head)}…${value.slice(-tail)}`
}
