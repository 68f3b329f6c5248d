import type { JournalEntry } from '../../core/journal/journal-entry.ts'

/**
 * Finds refused requests that were repeated unchanged after their response had arrived, each group in order.
 */
export function findRepeatedRefusals(
  run: readonly JournalEntry[],
  refused: (entry: JournalEntry) => boolean,
): JournalEntry[][] {
  const open = new Map<string, JournalEntry[]>()
  const all: JournalEntry[][] = []
  for (const entry of run) {
    const key = keyOf(entry)
    const group = open.get(key)
    const sideBySide = group && entry.startedAt < (group.at(-1)?.endedAt ?? Number.POSITIVE_INFINITY)
    if (sideBySide) continue
    if (!refused(entry)) open.delete(key)
    else if (group) group.push(entry)
    else {
      const first = [entry]
      open.set(key, first)
      all.push(first)
    }
  }
  return all
}

function keyOf({ request, facts, listener }: JournalEntry): string {
  return [listener, request.method, request.target, request.body, facts.accessToken].join('\n')
}
