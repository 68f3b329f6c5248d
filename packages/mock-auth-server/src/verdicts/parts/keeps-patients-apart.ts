import { isFhirStep } from '../../core/journal/steps.ts'
import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

/** Two logins come to data, each token with its own patient alone. */
export function keepsPatientsApart({ journal, closed }: Scene): Part {
  const requests = journal
    .find({ listener: 'wire' })
    .filter(({ step, facts }) => isFhirStep(step) && facts.patient !== undefined)
  const patients = new Set(requests.map(({ facts }) => facts.patient ?? ''))
  const mixed = requests.find(({ facts, request }) => {
    const named = new Set(request.target.split(/[/?&=,]|%2F/i))
    return [...patients].some((patient) => patient !== facts.patient && named.has(patient))
  })
  if (mixed) return part('not met', 'the token of one patient was used for another', mixed.seq)
  if (!closed) return part('pending', 'each token went with its own patient so far')
  return patients.size > 1
    ? part('met', 'each token went with its own patient')
    : part('not met', 'only one of the two logins came to data')
}
