import type { CapturedBlock } from '../../../src/reference/data/reference-data.ts'
import { formatRequest } from '../../../src/reference/pages/format-http.ts'
import type { Capture } from './capture-faults.ts'
import { changeLines, isReply, sentLines } from './change-lines.ts'
import { firstOf, narrow } from './narrow.ts'
import { wireWords } from './wire-words.ts'

/** Returns what a page shows of the exchange that was struck when a client came through that checks nothing. */
export function captureBlocks({ entry, steady }: Capture): CapturedBlock[] {
  const request = firstOf(narrow(steady.text(formatRequest(entry.request)), 3), 40)
  const changes = entry.strikes.flatMap((strike) => strike.changes)
  const shown = changes.flatMap((change): CapturedBlock[] => {
    const lines = change.point === 'arrival' ? [] : changeLines(change, steady)
    // Nothing to see where only the socket is made to do something.
    if (lines.length === 0) return []
    const text = lines.join('\n')
    if (isReply(change.sent)) return [{ kind: 'reply', text }]
    return [{ kind: change.original === undefined ? 'added' : 'changed', point: change.point, text }]
  })
  const instead = changes.some(({ point }) => point === 'arrival')
  const socket = wireWords(entry.sent?.effects ?? {})
  return [
    { kind: 'request', text: request.join('\n') },
    ...shown,
    ...(shown.some(({ kind }) => kind === 'reply')
      ? []
      : [{ kind: instead ? 'sent-instead' : 'sent', text: sentLines(entry, steady).join('\n') } as const]),
    ...(socket.length > 0 ? [{ kind: 'socket', text: socket.join('\n') } as const] : []),
  ]
}
