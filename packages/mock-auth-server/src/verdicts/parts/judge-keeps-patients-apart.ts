import { isFhirStep } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/** Judges that two logins both read data, each token only with its own patient. */
export function judgeKeepsPatientsApart({ journal, windowClosed }: JudgeContext): Conclusion {
  const requests = journal
    .find({ listener: 'public' })
    .filter(({ step, facts }) => isFhirStep(step) && facts.patient !== undefined)
  const patients = new Set(requests.map(({ facts }) => facts.patient ?? ''))
  const mixed = requests.find(({ facts, request }) => {
    const named = new Set(request.target.split(/[/?&=,]|%2F/i))
    return [...patients].some((patient) => patient !== facts.patient && named.has(patient))
  })
  if (mixed) return conclude('not met', 'the token of one patient was used for another', mixed.seq)
  if (!windowClosed) return conclude('pending', 'each token was used with its own patient so far')
  return patients.size > 1
    ? conclude('met', 'each token was used with its own patient')
    : conclude('not met', 'only one of the two logins got to the data')
}
