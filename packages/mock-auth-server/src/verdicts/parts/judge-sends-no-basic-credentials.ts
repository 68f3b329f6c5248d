import { isFhirStep } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/** Judges that no later FHIR request carries Basic credentials. */
export function judgeSendsNoBasicCredentials(context: JudgeContext): Conclusion {
  const basic = context.laterInRun.find(
    ({ seq, step }) =>
      isFhirStep(step) &&
      context.journal
        .get(seq)
        ?.request.headers.some(
          ([name, value]) => name.toLowerCase() === 'authorization' && /^basic\b/i.test(value),
        ),
  )
  if (basic)
    return conclude('not met', 'Basic credentials were sent to the FHIR API', context.strike.seq, basic.seq)
  return context.windowClosed
    ? conclude('met', 'no Basic credentials were sent to the FHIR API')
    : conclude('pending', 'no Basic credentials were sent to the FHIR API so far')
}
