import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, sendsAtMost } from '../../expectations/index.ts'
import { withParam } from './with-param.ts'

export const launchStale = defineFault({
  name: 'launch-stale',
  title: 'Launch value that is no longer valid',
  kind: 'must-recover',
  catalogueIds: ['F-009'],
  spec: rfc(6749, '4.1.2.1'),
  description:
    'The EHR launches with a value that the authorization endpoint rejects with invalid_request, as used or expired.',
  requirement:
    'Show an error that asks the user to launch again from the EHR; do not retry repeatedly without the user.',
  steps: ['launch'],
  points: {
    'launch.redirect': (redirect, { matchNumber }) => {
      const value = redirect.params.find(([name]) => name === 'launch')?.[1]
      return withParam(redirect, 'launch', `${value}.stale-${matchNumber}`)
    },
  },
  expects: allOf(sendsAtMost(3, 'authorize'), sendsAtMost(0, 'token')),
})
