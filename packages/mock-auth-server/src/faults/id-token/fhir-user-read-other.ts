import { z } from 'zod'
import { completesFlow } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { isUserRead } from './is-user-read.ts'

export const fhirUserReadOther = defineFault({
  name: 'fhir-user-read-other',
  title: 'Reading the fhirUser gives something else',
  kind: 'must-recover',
  ids: ['F-188'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  wire: 'Reading the resource that fhirUser names gives a resource of another type, or one with another id.',
  client: 'Compare type and id with what was asked for; go on without a profile of the user.',
  steps: ['fhir-read'],
  params: () => z.strictObject({ other: z.enum(['type', 'id']).default('type').describe('What differs.') }),
  points: {
    'fhir.answer': (answer, { params, ...asked }) =>
      isUserRead(answer, asked)
        ? {
            ...answer,
            body:
              params.other === 'id'
                ? { ...answer.body, id: 'somebody-else' }
                : { resourceType: 'Organization', id: answer.body?.id, name: 'Not a person' },
          }
        : answer,
  },
  needs: ['openid'],
  expects: completesFlow(),
  informational: true,
})
