import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import { readReplyText } from '../core/http/reply.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { getPath } from './shared/targets.ts'

/** Expects that the `next` link of a struck page is requested byte by byte (FHIR R4, paging). */
export const followsNextLinkVerbatim: () => Expectation = defineExpectation(
  'followsNextLinkVerbatim',
  () => ({
    sentence: 'requests the next link as it is',
    start: (context) => {
      /** The links by target, each with the parameters that the struck search did not have: those of its cursor. */
      const wanted = new Map<string, readonly string[]>()
      let exact: JournalEntry | undefined
      const add = ({ struck }: StrikeContext) => {
        const next = struck?.sent && readNextLink(readReplyText(struck.sent))
        if (!struck || next === undefined) return undefined
        const target = resolveTarget(next, struck.request.target)
        const known = listParameters(struck.request.target)
        const all = listParameters(target)
        const added = all.filter((pair) => !known.includes(pair))
        wanted.set(target, added.length > 0 ? added : all)
        return undefined
      }
      add(context)
      return {
        onStrike: add,
        onExchange: (entry) => {
          const { target } = entry.request
          if (entry.seq <= context.seq) return undefined
          if (wanted.has(target)) exact ??= entry
          else if ([...wanted].some(([link, cursor]) => isSamePage(target, link, cursor)))
            return conclude('not met', `the next link was changed: ${target.slice(0, 200)}`, context, entry)
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

/** Returns `true` for a request of the page that a link leads to, however the client wrote it. */
function isSamePage(target: string, link: string, cursor: readonly string[]): boolean {
  const parameters = listParameters(target)
  return getType(target) === getType(link) && cursor.every((pair) => parameters.includes(pair))
}

/** Returns the last part of the path: the resource type, wherever a client believes the base to be. */
function getType(target: string): string | undefined {
  return getPath(target).split('/').at(-1)
}

function listParameters(target: string): string[] {
  const [, query = ''] = target.split('?', 2)
  return [...new URLSearchParams(query)].map((pair) => pair.join('='))
}

function readNextLink(text: string | undefined): string | undefined {
  try {
    const { link } = JSON.parse(text ?? '') as { link?: { relation: string; url: string }[] }
    return link?.find(({ relation }) => relation === 'next')?.url
  } catch {
    return undefined
  }
}
