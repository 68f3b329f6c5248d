import type { Entry } from '../core/entry.ts'

type Open = Pick<Entry, 'endedAt' | 'closing' | 'honest' | 'sent' | 'delivery' | 'struck' | 'heldBack'>

/** What every entry has in common as long as nothing was sent. */
export function openExchange(): Open {
  return {
    endedAt: undefined,
    closing: undefined,
    honest: undefined,
    sent: undefined,
    delivery: 'open',
    struck: [],
    heldBack: [],
  }
}
