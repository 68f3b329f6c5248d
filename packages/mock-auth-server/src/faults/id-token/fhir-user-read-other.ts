import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { obtainsData } from '../../expectations/index.ts'
import { isUserRead } from './is-user-read.ts'

export const fhirUserReadOther = defineFault({
  name: 'fhir-user-read-other',
  title: 'fhirUser read returns another resource',
  kind: 'informational',
  catalogueIds: ['F-188'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  description:
    'A read of the resource that fhirUser names returns a resource of another type, or one with another id.',
  requirement: 'Compare type and id with the request; continue without a user profile.',
  steps: ['fhir-read'],
  params: () => z.strictObject({ other: z.enum(['type', 'id']).default('type').describe('What differs.') }),
  points: {
    'fhir.reply': (answer, { params, ...asked }) =>
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
  prerequisites: ['openid'],
  expects: obtainsData(),
})
