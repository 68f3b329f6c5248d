import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { type Reply, readReplyText } from '../core/http/reply.ts'
import type { Facts } from '../core/journal/facts.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { decodeAssertion } from '../core/oauth/decode-assertion.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'

/** Capabilities of the server that permit parts of an authorize request (SMART, conformance). */
const NEEDED: Readonly<Record<string, (facts: Facts) => boolean>> = {
  'launch-ehr': ({ launch }) => launch !== undefined,
  'launch-standalone': ({ launch }) => launch === undefined,
  'permission-offline': ({ scope }) => has(scope, /^offline_access$/),
  'permission-v1': ({ scope }) => has(scope, /^(patient|user|system)\/[^.]+\.(read|write|\*)$/),
  'permission-v2': ({ scope }) => has(scope, /^(patient|user|system)\/[^.]+\.c?r?u?d?s?(\?.*)?$/),
  'sso-openid-connect': ({ scope }) => has(scope, /^openid$/),
}

function has(scope: string | undefined, pattern: RegExp): boolean {
  return (scope ?? '').split(' ').some((token) => pattern.test(token))
}

/** Expects that the client's requests follow the smart-configuration that the fault changed. */
export const followsDiscovery: () => Expectation = defineExpectation('followsDiscovery', () => ({
  sentence: 'uses only what the smart-configuration offers',
  start: (context) => {
    let offer = readOffer(context.struck?.sent)
    let asked: JournalEntry | undefined
    return {
      onExchange: (entry) => {
        if (!offer || !isReaction(context, entry)) return undefined
        if (entry.step === 'discovery') offer = readOffer(entry.sent) ?? offer
        if (entry.step === 'authorize') asked ??= entry
        const beyond = findUnoffered(entry, offer)
        return beyond === undefined
          ? undefined
          : conclude('not met', `${beyond} was used but not offered`, context, entry)
      },
      conclude: (state) => {
        if (!offer) return conclude('inconclusive', 'the struck smart-configuration is not readable', context)
        if (!asked) return concludeAbsence(state, 'the app sent no authorize request')
        return state.kind === 'open'
          ? conclude('pending', 'the requests used only what was offered so far')
          : conclude('met', 'the requests used only what was offered', asked)
      },
    }
  },
}))

interface Offer {
  readonly capabilities: readonly unknown[]
  readonly methods: readonly unknown[]
  readonly algorithms: readonly unknown[]
}

/** Returns the offer of the document, or `undefined`: another fault may have made it unreadable. */
function readOffer(sent: Reply | undefined): Offer | undefined {
  try {
    const document = JSON.parse((sent && readReplyText(sent)) ?? '') as Record<string, unknown>
    return {
      capabilities: toList(document.capabilities),
      methods: toList(document.token_endpoint_auth_methods_supported),
      algorithms: toList(document.token_endpoint_auth_signing_alg_values_supported),
    }
  } catch {
    return undefined
  }
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function findUnoffered(
  { step, facts }: JournalEntry,
  { capabilities, methods, algorithms }: Offer,
): string | undefined {
  if (step === 'authorize') {
    return Object.keys(NEEDED).find((name) => !capabilities.includes(name) && NEEDED[name]?.(facts))
  }
  const { authMethod = 'none' } = facts
  if (step !== 'token' || authMethod === 'none') return undefined
  if (!methods.includes(authMethod)) return authMethod
  const alg = readAlgorithm(facts)
  return alg === undefined || algorithms.includes(alg) ? undefined : `an assertion signed with ${alg}`
}

function readAlgorithm({ clientAssertion }: Facts): string | undefined {
  const read = clientAssertion === undefined ? undefined : decodeAssertion(clientAssertion)
  return read && 'header' in read ? String(read.header.alg) : undefined
}
