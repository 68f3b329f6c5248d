import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { type Reply, readReplyText } from '../core/http/reply.ts'
import type { Facts } from '../core/journal/facts.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { decodeAssertion } from '../core/oauth/decode-assertion.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'
import { concludeMissing } from './shared/presence.ts'

/** Expects that discovery is requested again, and that the next assertion is for the token URL in it (C-114). */
export const rediscovers: () => Expectation = defineExpectation('rediscovers', () => ({
  sentence: 'discovers the token URL again and uses it',
  scope: 'tenant',
  start: (context) => {
    const clientId = context.fact('clientId')
    const urls = new Map<unknown, JournalEntry>()
    return {
      onExchange: (entry) => {
        if (!isReaction(context, entry)) return undefined
        if (entry.step === 'discovery') {
          const url = readTokenEndpoint(entry.sent)
          if (url !== undefined) urls.set(url, entry)
        }
        if (entry.facts.clientId !== clientId) return undefined
        const asked = readAudiences(entry.facts)
          .map((audience) => urls.get(audience))
          .find((found) => found !== undefined)
        return asked && conclude('met', 'the new token URL was discovered and used', asked, entry)
      },
      conclude: (state) =>
        concludeMissing(state, urls.size > 0 ? 'assertion for the new token URL' : 'second discovery'),
    }
  },
}))

function readAudiences({ clientAssertion = '' }: Facts): readonly unknown[] {
  const read = decodeAssertion(clientAssertion)
  return 'claims' in read ? [read.claims.aud].flat() : []
}

/** Returns the token endpoint of a document, or `undefined`: another fault may have made it unreadable. */
function readTokenEndpoint(sent: Reply | undefined): unknown {
  try {
    return (JSON.parse((sent && readReplyText(sent)) ?? '') as Record<string, unknown>).token_endpoint
  } catch {
    return undefined
  }
}
