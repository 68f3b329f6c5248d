import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

const WRITES = new Set(['PUT', 'PATCH', 'DELETE'])

/**
 * Judges that the resource is read after a conflict before it is written again, or that it is not written
 * again. App state has no read: it is queried (S-140).
 */
export function judgeRereadsBeforeWriting(context: JudgeContext): Conclusion {
  const path = pathOf(context.struckEntry()?.request.target)
  if (path === undefined) return conclude('inconclusive', 'the struck exchange is no longer in the journal')
  const query = context.struckEntry()?.step === 'app-state' ? path.slice(0, path.lastIndexOf('/')) : undefined
  for (const { seq } of context.laterInRun) {
    const request = context.journal.get(seq)?.request
    if (!request) continue
    const isIt = pathOf(request.target) === path
    if (request.method === 'GET' && (isIt || pathOf(request.target) === query)) {
      return conclude('met', 'the resource was read again', seq)
    }
    if (isIt && WRITES.has(request.method)) {
      return conclude('not met', 'it was written again without being read', context.strike.seq, seq)
    }
  }
  return context.windowClosed
    ? conclude('met', 'it was not written again')
    : conclude('pending', 'it was not written again so far')
}

function pathOf(target: string | undefined): string | undefined {
  return target?.split('?', 1)[0]
}
