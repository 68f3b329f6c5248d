import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { withoutMembers } from '../../core/util/without-members.ts'
import { completesFlow } from '../../expectations/index.ts'
import { REFRESH } from './refresh-grant.ts'
import { withoutContext } from './without-context.ts'

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
    'token.response': (response, { params }) =>
      params.lacks === 'scope' ? withoutMembers(response, ['scope']) : withoutContext(response),
  },
  prerequisites: ['refresh'],
  expects: completesFlow(),
})
