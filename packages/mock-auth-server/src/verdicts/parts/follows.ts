import type { FactRecord } from '../../core/journal/facts.ts'
import { isFhirStep } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'
import { isErrorObservation } from './judge-shows-error.ts'

/**
 * Concludes from an exchange that must follow the strike: met when it was sent, not met when the window
 * closes without it.
 */
function seen(context: JudgeContext, seq: number | undefined, what: string): Conclusion {
  if (seq !== undefined) return conclude('met', `${what} followed`, seq)
  return context.windowClosed
    ? conclude('not met', `no ${what} followed`)
    : conclude('pending', `waiting for ${what}`)
}

/** Judges that the same client sends a new authorize request (J6). */
export function judgeReauthorizes(context: JudgeContext): Conclusion {
  const clientId = context.fact('clientId')
  const again = context.laterInTenant.find(
    ({ step, facts }) => step === 'authorize' && (clientId === undefined || facts.clientId === clientId),
  )
  return seen(context, again?.seq, 'new authorize request')
}

const JWKS_LIMIT = 3

/**
 * Judges that the JWKS is fetched again, within limits (J10): once more when it was known, otherwise a second
 * time.
 */
export function judgeRefetchesKeys(context: JudgeContext): Conclusion {
  const fetched = context.laterInTenant.filter(({ step }) => step === 'jwks').map(({ seq }) => seq)
  const known = context.journal.find({ step: 'jwks' }).some(({ seq }) => seq < context.strike.seq)
  const needed = known ? 1 : 2
  if (fetched.length > JWKS_LIMIT) {
    return conclude(
      'not met',
      `the JWKS was fetched ${fetched.length} times, at most ${JWKS_LIMIT} are allowed`,
      ...fetched,
    )
  }
  return seen(context, fetched[needed - 1], 'second fetch of the JWKS')
}

/**
 * Judges that one refresh is followed by a FHIR request with another token (J7); a later refresh has another
 * reason.
 */
export function judgeRefreshesOnce(context: JudgeContext): Conclusion {
  const refreshes = context.laterInRun.filter(({ facts }) => facts.grantType === 'refresh_token')
  const [refresh] = refreshes
  const old = context.fact('accessToken')
  const used = context.laterInRun.find(
    ({ seq, step, facts }) => refresh && seq > refresh.seq && isFhirStep(step) && facts.accessToken !== old,
  )
  const answeredAt = context.journal.get(refresh?.seq ?? 0)?.endedAt ?? 0
  const early = refreshes.filter(({ seq, at }) => seq < (used?.seq ?? Infinity) || at < answeredAt)
  if (early.length > 1) {
    return conclude('not met', `${early.length} refreshes, one is allowed`, ...early.map(({ seq }) => seq))
  }
  return seen(context, used?.seq, 'FHIR request with a refreshed token')
}

/** Judges that the authorization flow leads to a token that the FHIR API accepts (J5). */
export function judgeCompletesFlow(context: JudgeContext): Conclusion {
  const isUsed = ({ step, facts, listener }: FactRecord) =>
    listener === 'public' && isFhirStep(step) && facts.accessToken !== undefined && facts.error === undefined
  // Discovery without a login is a separate look at the server during a session, which then continues.
  const isLogin = context.laterInRun.some(({ step }) => step === 'authorize' || step === 'token')
  const used = context.laterInRun.find(isUsed) ?? (isLogin ? undefined : context.laterInTenant.find(isUsed))
  const struck = context.struckEntry()
  if (!used && context.windowClosed && struck && isFhirStep(struck.step)) return carriesOn(context)
  return seen(context, used?.seq, 'FHIR request with a valid token')
}

/**
 * Concludes when the struck response may be the last that a client needs: then only a driver can observe how
 * the client handled it.
 */
function carriesOn({ observations }: JudgeContext): Conclusion {
  const trouble = observations.find(isErrorObservation)
  if (trouble) return conclude('not met', `the app says: ${trouble.detail.slice(0, 200)}`, trouble.seq)
  const changed = observations.find(({ kind }) => kind === 'page-changed')
  if (changed)
    return conclude(
      'inconclusive',
      `a person has to decide whether this is an error: ${changed.detail.slice(0, 200)}`,
    )
  return observations.some(({ kind }) => kind === 'settled' || kind === 'exit-code')
    ? conclude('met', 'the app showed no error')
    : conclude(
        'inconclusive',
        'no FHIR request followed and the page was not observed; a driver is needed to see whether it shows an error',
      )
}
