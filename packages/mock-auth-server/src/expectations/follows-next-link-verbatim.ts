import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import { readReplyText } from '../core/http/reply.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** Expects that the `next` link of a struck page is requested byte by byte (FHIR R4, paging). */
export const followsNextLinkVerbatim: () => Expectation = defineExpectation(
  'followsNextLinkVerbatim',
  () => ({
    sentence: 'requests the next link as it is',
    start: (context) => {
      const wanted = new Map<string, string>()
      let exact: JournalEntry | undefined
      const add = ({ struck }: StrikeContext) => {
        const next = struck?.sent && readNextLink(readReplyText(struck.sent))
        if (!struck || next === undefined) return undefined
        const target = resolveTarget(next, struck.request.target)
        wanted.set(spellOut(target), target)
        return undefined
      }
      add(context)
      return {
        onStrike: add,
        onExchange: (entry) => {
          const { target } = entry.request
          const link = wanted.get(spellOut(target))
          if (entry.seq <= context.seq || link === undefined) return undefined
          if (link !== target) {
            return conclude('not met', `the next link was changed: ${target.slice(0, 200)}`, context, entry)
          }
          exact ??= entry
          return undefined
        },
        conclude: ({ kind }) => {
          if (wanted.size === 0) return conclude('inconclusive', 'the struck page had no next link', context)
          if (exact) return conclude('met', 'the next link was followed unchanged', exact)
          return kind === 'open'
            ? conclude('pending', 'waiting for the next page')
            : conclude('inconclusive', 'the client requested no further page')
        },
      }
    },
  }),
)

/** Returns the link as a request target; relative ones start at the FHIR base of the struck search. */
function resolveTarget(next: string, struckTarget: string): string {
  if (/^https?:\/\//.test(next)) return next.replace(/^https?:\/\/[^/]+/, '')
  const base = struckTarget.slice(0, struckTarget.lastIndexOf('/fhir/') + '/fhir/'.length)
  return next.startsWith('/') ? next : base + next
}

/** Returns a target in a form that is the same for every spelling of the same parameters. */
function spellOut(target: string): string {
  const [path = '', query = ''] = target.split('?', 2)
  return [path, ...[...new URLSearchParams(query)].map((pair) => pair.join('=')).sort()].join('\n')
}

function readNextLink(text: string | undefined): string | undefined {
  try {
    const { link } = JSON.parse(text ?? '') as { link?: { relation: string; url: string }[] }
    return link?.find(({ relation }) => relation === 'next')?.url
  } catch {
    return undefined
  }
}
