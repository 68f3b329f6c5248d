import type { AnyFault } from '../../src/core/declare/fault.ts'
import type { PointChange } from '../../src/core/journal/journal-entry.ts'
import type { Capture } from './capture/capture-faults.ts'
import { changeLines, isReply, sentLines } from './capture/change-lines.ts'
import { requestText } from './capture/http-text.ts'
import { firstOf, narrow } from './capture/narrow.ts'
import { wireWords } from './capture/wire-words.ts'
import { fenced } from './markdown.ts'

/** The exchange that was struck when a client came through that checks nothing. */
export function capturedSection({ points }: AnyFault, { entry, steady }: Capture): string[] {
  const request = firstOf(narrow(steady.text(requestText(entry.request)), 3), 40)
  const changes = entry.struck.flatMap((strike) => strike.changes)
  const shown = changes.flatMap((change) => {
    const lines = change.point === 'arrival' ? [] : changeLines(change, steady)
    // Nothing to see where only the socket is made to do something.
    return lines.length > 0 ? [{ change, lines }] : []
  })
  const instead = changes.some(({ point }) => point === 'arrival')
  return [
    '## A captured example',
    '',
    points
      ? 'A client that checks nothing asked (`{…}` stands for what differs from run to run):'
      : 'Nothing is changed on the wire. The user agent acts around this exchange, whose callback it holds back:',
    '',
    ...fenced('http', request.join('\n')),
    ...shown.flatMap(({ change, lines }) => [heading(change), '', ...fenced('diff', lines.join('\n'))]),
    ...(shown.some(({ change }) => isReply(change.sent))
      ? []
      : [
          instead ? 'The fault answered, and the endpoint did no work:' : 'What was sent:',
          '',
          ...fenced('http', sentLines(entry, steady).join('\n')),
        ]),
    ...wireWords(entry.sent?.wire ?? {}).flatMap((line) => [`On the socket: ${line}`, '']),
  ]
}

function heading({ point, honest, sent }: PointChange): string {
  if (isReply(sent)) return 'The reply, as it was meant (`-`) and as it was sent (`+`):'
  if (honest === undefined) return `At the point \`${point}\`, where there was nothing:`
  return `At the point \`${point}\`, what was meant (\`-\`) and what it became (\`+\`):`
}
