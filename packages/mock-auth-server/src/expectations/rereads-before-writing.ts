import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'
import { getPath, isForResource } from './shared/targets.ts'

const WRITES = new Set(['PUT', 'PATCH', 'DELETE'])

/**
 * Expects that a resource is read after a conflict before it is written again, or that it is not written
 * again. App state has no read: it is queried (S-140).
 */
export const rereadsBeforeWriting: () => Expectation = defineExpectation('rereadsBeforeWriting', () => ({
  sentence: 'reads the resource again before it writes it again',
  start: (context) => {
    const unread = new Map<string, StrikeContext>()
    let reread: JournalEntry | undefined
    const add = (from: StrikeContext) => {
      if (from.struck) unread.set(getPath(from.struck.request.target), from)
      return undefined
    }
    add(context)
    return {
      onStrike: (later) => {
        const before = later.struck && unread.get(getPath(later.struck.request.target))
        const again = before && later.struck && isReaction(before, later.struck)
        if (again) return conclude('not met', 'it was written again without being read', before, later.struck)
        return add(later)
      },
      onExchange: (entry) => {
        const path = getPath(entry.request.target)
        const written = unread.get(path)
        if (written && WRITES.has(entry.request.method) && isReaction(written, entry)) {
          return conclude('not met', 'it was written again without being read', written, entry)
        }
        if (entry.request.method !== 'GET' || (entry.sent?.status ?? 0) >= 400) return undefined
        for (const [conflict, from] of unread) {
          if (!isReaction(from, entry) || !reads(entry, conflict, from)) continue
          unread.delete(conflict)
          reread = entry
        }
        return undefined
      },
      conclude: (state) => {
        if (!context.struck) return conclude('inconclusive', 'no request was struck')
        if (reread && unread.size === 0) return conclude('met', 'the resource was read again', reread)
        return concludeAbsence(state, 'it was not written again')
      },
    }
  },
}))

function reads(entry: JournalEntry, path: string, { struck }: StrikeContext): boolean {
  const own = getPath(entry.request.target)
  if (struck?.step === 'app-state') return own === path || own === path.slice(0, path.lastIndexOf('/'))
  return own === path || own.startsWith(`${path}/_history`) || isForResource(entry, path)
}
