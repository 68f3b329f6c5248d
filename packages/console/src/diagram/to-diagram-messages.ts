import { type ExchangeMessage, toExchangeMessages } from 'smart-mock/diagram'
import type { JournalEntry } from '../api/types.ts'

/**
 * Returns the messages of an exchange and of those that repeat it: the reply has its own line if it is more than a
 * plain success.
 */
export function toDiagramMessages(entry: JournalEntry, repeats: readonly number[] = []): ExchangeMessage[] {
  const [{ label, ...ask }, reply, callback] = toExchangeMessages(entry, repeats)
  const { status } = entry.sent ?? { status: 0 }
  const short = label.replace('configuration', 'config')
  if (status > 0 && status < 300 && reply.strikes.length === 0)
    return [{ ...ask, label: `${short} · ${reply.label}` }]
  return [{ ...ask, label: short }, reply, ...(callback ? [callback] : [])]
}
