import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isFhirStep } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/**
 * Concludes from an exchange that must not follow the strike: not met when it was sent, met when the window
 * closes without it.
 */
export function concludeAbsence(
  context: JudgeContext,
  seq: number | undefined,
  bad: string,
  good: string,
): Conclusion {
  if (seq !== undefined) return conclude('not met', bad, context.strike.seq, seq)
  return context.windowClosed ? conclude('met', good) : conclude('pending', `${good} so far`)
}

/** Judges that no later FHIR request is refused for lack of scope. */
export function judgeStaysWithinGrant(context: JudgeContext): Conclusion {
  const outside = context.laterInRun.find(
    ({ step, facts }) => isFhirStep(step) && facts.error === 'insufficient_scope',
  )
  return concludeAbsence(
    context,
    outside?.seq,
    'a FHIR request went beyond the granted scopes',
    'FHIR requests stayed within the grant',
  )
}

/**
 * Errors of the FHIR API for a token that is missing, unknown or expired, and for a value that cannot be a
 * token (RFC 6750 section 3.1).
 */
const TOKEN_ERRORS: readonly (string | undefined)[] = ['invalid_token', 'invalid_request']

/** Judges that no later FHIR request is refused for its token. */
export function judgeUsesOnlyValidTokens(context: JudgeContext): Conclusion {
  const refused = context.laterInRun.find(
    ({ step, facts }) => isFhirStep(step) && TOKEN_ERRORS.includes(facts.error),
  )
  return concludeAbsence(
    context,
    refused?.seq,
    'a FHIR request was sent without a valid token',
    'no FHIR request was rejected for its token',
  )
}

/** Judges that every authorize request carries an S256 challenge (C-047). */
export function judgeUsesS256(context: JudgeContext): Conclusion {
  const authorizes = context.laterInRun.filter(({ step }) => step === 'authorize')
  const bad = authorizes.find(({ facts }) => !facts.codeChallenge || facts.codeChallengeMethod !== 'S256')
  if (bad)
    return conclude('not met', 'the authorize request had no S256 challenge', context.strike.seq, bad.seq)
  const [good] = authorizes
  if (good) return conclude('met', 'the authorize request had an S256 challenge', good.seq)
  return context.windowClosed
    ? conclude('met', 'the app stopped before the authorize request')
    : conclude('pending', 'no authorize request yet')
}

/** Judges that no secret reached the other server; a preflight for `authorization` is an attempt (J11). */
export function judgeLeaksNothing(context: JudgeContext, listener: 'canary' | 'side'): Conclusion {
  const secrets = secretsOf(context)
  const leak = context.journal
    .find({ listener, after: context.strike.seq })
    .find((entry) => asksOrCarries(entry) || secrets.some((secret) => holds(entry, secret)))
  return concludeAbsence(
    context,
    leak?.seq,
    `${OTHER[listener]} received a token or another secret`,
    `no secret reached ${OTHER[listener]}`,
  )
}

const OTHER = { canary: 'the canary', side: 'the unprotected listener' } as const

/**
 * Returns `true` when a request carries a token or asks for it; a preflight to a path without an endpoint is
 * not a preflight step.
 */
function asksOrCarries({ request }: JournalEntry): boolean {
  return request.headers.some(([name, value]) => {
    const header = name.toLowerCase()
    if (header === 'authorization') return true
    return (
      request.method === 'OPTIONS' &&
      header === 'access-control-request-headers' &&
      /\bauthorization\b/i.test(value)
    )
  })
}

function secretsOf({ journal, strike }: JudgeContext): string[] {
  const records = strike.run === undefined ? journal.past.since(0) : journal.past.findByRun(strike.run)
  return records.flatMap(({ facts }) =>
    [facts.issuedCode, facts.issuedAccessToken, facts.issuedRefreshToken, facts.codeVerifier].filter(
      (value) => value !== undefined,
    ),
  )
}

function holds({ request }: JournalEntry, secret: string): boolean {
  return (
    request.target.includes(secret) ||
    request.body.includes(secret) ||
    request.headers.some(([, value]) => value.includes(secret))
  )
}
