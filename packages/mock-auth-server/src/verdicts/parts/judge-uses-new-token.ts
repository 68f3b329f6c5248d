import type { FactRecord } from '../../core/journal/facts.ts'
import { isFhirStep } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'
import { isExportRequest } from './bulk.ts'

/**
 * Judges that a request carries a token that was issued with the strike or after it, and that the FHIR API
 * accepts (J7).
 */
export function judgeUsesNewToken(context: JudgeContext, at: 'fhir' | 'file'): Conclusion {
  const issued = issuedTokens(context)
  const used = context.laterInTenant.find(
    (record) => isUse(at, record) && issued.has(record.facts.accessToken),
  )
  const what = at === 'file' ? 'a file was fetched' : 'the FHIR API was requested'
  if (used) return conclude('met', `${what} with a new token`, used.seq)
  const says = issued.size > 0 ? 'the new token was not used' : 'no new token was issued'
  return context.windowClosed ? conclude('not met', says) : conclude('pending', `${says} so far`)
}

/** Returns the tokens issued to the client of the strike, with the strike or after it. */
function issuedTokens(context: JudgeContext): ReadonlySet<string | undefined> {
  const struck = context.journal.past.get(context.strike.seq)
  const clientId = context.fact('clientId')
  return new Set(
    [...(struck ? [struck] : []), ...context.laterInTenant]
      .filter(({ facts }) => facts.issuedAccessToken !== undefined && facts.clientId === clientId)
      .map(({ facts }) => facts.issuedAccessToken),
  )
}

function isUse(at: 'fhir' | 'file', record: FactRecord): boolean {
  if (record.facts.error !== undefined) return false
  return at === 'file' ? isExportRequest('file', record) : isFhirStep(record.step)
}
