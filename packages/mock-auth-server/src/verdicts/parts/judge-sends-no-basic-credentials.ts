import { isFhirStep } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/** Judges that no later FHIR request carries Basic credentials. */
export function judgeSendsNoBasicCredentials(scene: JudgeContext): Conclusion {
  const basic = scene.later.find(
    ({ seq, step }) =>
      isFhirStep(step) &&
      scene.journal
        .get(seq)
        ?.request.headers.some(
          ([name, value]) => name.toLowerCase() === 'authorization' && /^basic\b/i.test(value),
        ),
  )
  if (basic)
    return conclude('not met', 'Basic credentials were sent to the FHIR API', scene.strike.seq, basic.seq)
  return scene.closed
    ? conclude('met', 'no Basic credentials were sent to the FHIR API')
    : conclude('pending', 'no Basic credentials were sent to the FHIR API so far')
}
