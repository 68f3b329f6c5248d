import { isFhirStep } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import type { Conclusion } from '../verdict.ts'
import { concludeAbsence } from './never.ts'

/** Judges that no later FHIR request carries an access token that was issued before the strike. */
export function judgeDropsSession(context: JudgeContext): Conclusion {
  const { past } = context.journal
  const used = context.laterInTenant.find(({ step, facts }) => {
    if (!isFhirStep(step) || facts.accessToken === undefined) return false
    return past
      .findByValue('issuedAccessToken', facts.accessToken)
      .some(({ seq }) => seq < context.strike.seq)
  })
  return concludeAbsence(
    context,
    used?.seq,
    'the token of the previous session was used again',
    'the token of the previous session was not used again',
  )
}
