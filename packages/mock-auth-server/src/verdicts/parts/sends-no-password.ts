import { isFhirStep } from '../../core/journal/steps.ts'
import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

/** No later FHIR request carries Basic credentials. */
export function sendsNoPassword(scene: Scene): Part {
  const basic = scene.later.find(
    ({ seq, step }) =>
      isFhirStep(step) &&
      scene.journal
        .get(seq)
        ?.request.headers.some(
          ([name, value]) => name.toLowerCase() === 'authorization' && /^basic\b/i.test(value),
        ),
  )
  if (basic) return part('not met', 'Basic credentials came to the FHIR API', scene.strike.seq, basic.seq)
  return scene.closed
    ? part('met', 'no Basic credentials came to the FHIR API')
    : part('pending', 'no Basic credentials came to the FHIR API so far')
}
