import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { allOf, sendsAtMost } from '../../expectations/index.ts'
import { setParam } from './set-param.ts'

export const codeMissing = defineFault({
  name: 'code-missing',
  title: 'Callback without a code',
  kind: 'must-reject',
  catalogueIds: ['F-057', 'F-058'],
  spec: appLaunch('step-4-authorization-code'),
  description: 'The redirect to the app carries the right state, but a missing or empty code, and no error.',
  requirement: 'Show an error; send no token request, and do not start over repeatedly without the user.',
  steps: ['decide', 'authorize'],
  params: () =>
    z.strictObject({
      code: z.enum(['absent', 'empty']).default('absent').describe('How the code is changed.'),
    }),
  points: {
    'authorize.redirect': (redirect, { params }) =>
      setParam(redirect, 'code', () => (params.code === 'absent' ? [] : [['code', '']])),
  },
  expects: allOf(sendsAtMost(3, 'authorize'), sendsAtMost(0, 'token')),
})
