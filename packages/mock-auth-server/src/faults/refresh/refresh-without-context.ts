import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshWithoutContext = defineFault({
  name: 'refresh-without-context',
  title: 'No scope or no context after a refresh',
  kind: 'must-tolerate',
  catalogueIds: ['F-214'],
  spec: appLaunch('refresh-access-token'),
  description: 'The response to a refresh lacks scope, or the launch context (patient and related members).',
  requirement: 'Keep the values of the first token response.',
  ...REFRESH,
  params: () =>
    z.strictObject({ lacks: z.enum(['context', 'scope']).default('context').describe('What is missing.') }),
  points: {
    'token.response': (response, { params }) => {
      const { scope, patient, encounter, need_patient_banner, intent, tenant, ...rest } = response
      return params.lacks === 'scope'
        ? Object.fromEntries(Object.entries(response).filter(([name]) => name !== 'scope'))
        : { ...rest, scope }
    },
  },
  prerequisites: ['refresh'],
  expects: completesFlow(),
})
