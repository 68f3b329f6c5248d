/** Number of client ids that are named. */
const NAMED = 3

/** Formats the client ids of an app: at most three, and the number of the others. */
export function formatClientIds(clientIds: readonly string[]): string {
  const more = clientIds.length > NAMED ? ` and ${clientIds.length - NAMED} more` : ''
  return `${clientIds.slice(0, NAMED).join(', ')}${more}`
}
