import { readReplyText } from '../../core/http/reply.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/** Judges that the `next` link of the struck page is requested byte by byte (FHIR R4, paging). */
export function judgeFollowsNextLinkVerbatim(context: JudgeContext): Conclusion {
  const struck = context.struckEntry()
  const next = struck?.sent && nextOf(readReplyText(struck.sent))
  if (!struck || next === undefined)
    return conclude('inconclusive', 'the struck page is no longer in the journal')
  const wanted = targetOf(next, struck.request.target)
  const targets = context.laterInRun.map(({ seq }) => ({
    seq,
    target: context.journal.get(seq)?.request.target ?? '',
  }))
  const exact = targets.find(({ target }) => target === wanted)
  if (exact) return conclude('met', 'the next link was followed unchanged', exact.seq)
  const rewritten = targets.find(({ target }) => spelledOut(target) === spelledOut(wanted))
  if (rewritten) {
    const says = `the next link was changed: ${rewritten.target.slice(0, 200)}`
    return conclude('not met', says, context.strike.seq, rewritten.seq)
  }
  return context.windowClosed
    ? conclude('inconclusive', 'the client requested no further page')
    : conclude('pending', 'waiting for the next page')
}

/** Returns the link as a request target; relative ones start at the FHIR base of the struck search. */
function targetOf(next: string, struckTarget: string): string {
  if (/^https?:\/\//.test(next)) return next.replace(/^https?:\/\/[^/]+/, '')
  const base = struckTarget.slice(0, struckTarget.lastIndexOf('/fhir/') + '/fhir/'.length)
  return next.startsWith('/') ? next : base + next
}

function spelledOut(target: string): string {
  const [path = '', query = ''] = target.split('?', 2)
  return [path, ...[...new URLSearchParams(query)].map((pair) => pair.join('=')).sort()].join('\n')
}

function nextOf(text: string | undefined): string | undefined {
  try {
    const { link } = JSON.parse(text ?? '') as { link?: { relation: string; url: string }[] }
    return link?.find(({ relation }) => relation === 'next')?.url
  } catch {
    return undefined
  }
}
