import { isFhirStep } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import type { Conclusion } from '../verdict.ts'
import { concludeAbsence } from './never.ts'

/** Judges that no later FHIR request carries an access token that was issued before the strike. */
export function judgeDropsSession(scene: JudgeContext): Conclusion {
  const { past } = scene.journal
  const used = scene.laterInTenant.find(({ step, facts }) => {
    if (!isFhirStep(step) || facts.accessToken === undefined) return false
    return past.having('issuedAccessToken', facts.accessToken).some(({ seq }) => seq < scene.strike.seq)
  })
  return concludeAbsence(
    scene,
    used?.seq,
    'the token of the previous session was used again',
    'the token of the previous session was not used again',
  )
}
