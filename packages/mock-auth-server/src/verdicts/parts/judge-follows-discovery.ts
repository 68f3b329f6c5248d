import { type Reply, readReplyText } from '../../core/http/reply.ts'
import type { FactRecord, Facts } from '../../core/journal/facts.ts'
import { decodeAssertion } from '../../core/oauth/decode-assertion.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

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

/** Judges that the client's requests follow the smart-configuration that the fault changed. */
export function judgeFollowsDiscovery(context: JudgeContext): Conclusion {
  const document = offered(context.struckEntry()?.sent)
  if (!document) return conclude('inconclusive', 'the struck smart-configuration is no longer readable')
  const { laterInRun } = context
  for (const record of laterInRun) {
    const beyond = notOffered(record, document)
    if (beyond !== undefined) {
      return conclude('not met', `${beyond} was used but not offered`, context.strike.seq, record.seq)
    }
  }
  const asked = laterInRun.find(({ step }) => step === 'authorize')
  if (asked && context.windowClosed)
    return conclude('met', 'the requests used only what was offered', asked.seq)
  return context.windowClosed
    ? conclude('met', 'the app stopped before the authorize request')
    : conclude('pending', 'waiting')
}

interface Offer {
  readonly capabilities: readonly unknown[]
  readonly methods: readonly unknown[]
  readonly algorithms: readonly unknown[]
}

/** Returns the offer of the document, or `undefined`: another fault may have made it unreadable. */
function offered(sent: Reply | undefined): Offer | undefined {
  try {
    const document = JSON.parse((sent && readReplyText(sent)) ?? '') as Record<string, unknown>
    return {
      capabilities: listOf(document.capabilities),
      methods: listOf(document.token_endpoint_auth_methods_supported),
      algorithms: listOf(document.token_endpoint_auth_signing_alg_values_supported),
    }
  } catch {
    return undefined
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function notOffered(
  { step, facts }: FactRecord,
  { capabilities, methods, algorithms }: Offer,
): string | undefined {
  if (step === 'authorize') {
    return Object.keys(NEEDED).find((name) => !capabilities.includes(name) && NEEDED[name]?.(facts))
  }
  const { authMethod = 'none' } = facts
  if (step !== 'token' || authMethod === 'none') return undefined
  if (!methods.includes(authMethod)) return authMethod
  const alg = algorithmOf(facts)
  return alg === undefined || algorithms.includes(alg) ? undefined : `an assertion signed with ${alg}`
}

function algorithmOf({ clientAssertion }: Facts): string | undefined {
  const read = clientAssertion === undefined ? undefined : decodeAssertion(clientAssertion)
  return read && 'header' in read ? String(read.header.alg) : undefined
}
