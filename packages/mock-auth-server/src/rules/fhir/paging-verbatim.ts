import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { readReplyText } from '../../core/http/reply.ts'
import type { FactHistory } from '../../core/journal/facts.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

/** Parameters of paging; a request that has one was made from a link. */
const CURSORS = ['_cursor', '_page', 'page', '_offset', '_getpages', '_getpagesoffset', 'ct']
/** The parameters of a query that shape pages, but name none. */
const SHAPING = ['_count', '_sort']
const NEXT = /"relation":"next","url":"[^"?]*\?([^"]+)"/
const LINK = /"url":"([^"]+)"/g

export const pagingVerbatim = defineRule({
  name: 'paging-verbatim',
  level: 'warning',
  catalogueIds: ['C-158'],
  spec: fhirHttp('paging'),
  requirement: "The next page is fetched with the server's next link, unchanged.",
  howToFix: 'Use the url of the link with relation next as it is; build no page URLs.',
  steps: ['fhir-search'],
  checkRun: (run, past) => {
    const searches = run.filter(({ step, listener }) => step === 'fhir-search' && listener === 'public')
    const cursors = [...CURSORS, ...searches.flatMap(listCursors)]
    const paged = searches.filter((entry) => cursors.some((name) => toIncomingRequest(entry).query.has(name)))
    if (paged.length === 0) return undefined
    const given = new Set(searches.flatMap(linksIn))
    const made = paged.find(({ request: { target } }) => !given.has(comparable(target)))
    if (!made) return PASS
    if (searches.some(({ strikes, sent }) => strikes.length > 0 || sent === undefined))
      return inconclusive('a fault had changed the links')
    return hasSearchedBefore(made, past)
      ? inconclusive('the link may be one of an earlier login of the client')
      : fail('a page was requested that no link named', 'the next link', made.request.target.slice(0, 200))
  },
  examples: {
    valid: [
      { step: 'fhir-search', reply: { status: 200, body: '{"link":[{"url":"http://a/fhir/X?_cursor=2"}]}' } },
      { step: 'fhir-search', target: '/fhir/X?_cursor=2' },
    ],
    invalid: [
      { step: 'fhir-search', reply: { status: 200, body: '{"link":[{"url":"http://a/fhir/X?_cursor=2"}]}' } },
      { step: 'fhir-search', target: '/fhir/X?_cursor=3' },
    ],
  },
})

/** Lists the parameters by which the next link of a search names a page: those that the search did not have. */
function listCursors(entry: JournalEntry): string[] {
  const [, next] = NEXT.exec((entry.sent && readReplyText(entry.sent)) ?? '') ?? []
  if (next === undefined) return []
  const { query, form } = toIncomingRequest(entry)
  const isNew = (name: string) => !query.has(name) && !form.has(name) && !SHAPING.includes(name)
  return [...new URLSearchParams(next).keys()].filter(isNew)
}

/** Returns `true` when the client has searched for that type in an earlier run. */
function hasSearchedBefore({ seq, run, facts }: JournalEntry, history: FactHistory): boolean {
  return history
    .findByValue('clientId', facts.clientId ?? '')
    .some(
      (record) =>
        record.seq < seq &&
        record.run !== run &&
        record.step === 'fhir-search' &&
        record.facts.resourceType === facts.resourceType,
    )
}

function linksIn({ sent }: JournalEntry): string[] {
  const text = (sent && readReplyText(sent)) ?? ''
  return [...text.matchAll(LINK)].map(([, url = '']) => comparable(url.replace(/^https?:\/\/[^/]+/, '')))
}

/** Decodes a query for comparison: a browser may use other escapes. */
function comparable(target: string): string {
  try {
    return decodeURIComponent(target.replaceAll('+', ' '))
  } catch {
    return target
  }
}
