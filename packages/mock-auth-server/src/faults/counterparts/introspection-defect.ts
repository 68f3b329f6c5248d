import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { tokenIntrospection } from '../../core/declare/spec.ts'
import { COUNTERPART } from './counterpart.ts'
import { without } from './without.ts'

const IDENTITY = ['iss', 'sub', 'fhirUser']

export const introspectionDefect = defineFault({
  ...COUNTERPART,
  name: 'introspection-defect',
  title: 'Introspection response with a defect',
  catalogueIds: ['S-134', 'S-136'],
  spec: tokenIntrospection('required-fields-in-the-introspection-response'),
  description:
    'The introspection of an active token lacks iss, sub and fhirUser, or that of an inactive one says whose it was.',
  steps: ['introspect'],
  params: () =>
    z.strictObject({
      defect: z
        .enum(['identity-missing', 'inactive-with-members'])
        .default('inactive-with-members')
        .describe('What is wrong.'),
    }),
  points: {
    'introspection.response': (response, { params: { defect } }) => {
      if (defect === 'identity-missing') return IDENTITY.reduce(without, response)
      return response.active === true ? response : { ...response, client_id: 'somebody', scope: 'openid' }
    },
  },
})
