import { allOf, sendsAtMost } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { withParam } from './with-param.ts'

export const launchStale = defineFault({
  name: 'launch-stale',
  title: 'The launch value is no longer valid',
  kind: 'must-recover',
  ids: ['F-009'],
  spec: rfc(6749, '4.1.2.1'),
  wire: 'The EHR launches with a value that authorize refuses with invalid_request, as one that is used up or too old.',
  client: 'Show an error that asks to launch again from the EHR; do not try by itself again and again.',
  steps: ['launch'],
  points: {
    'launch.redirect': (redirect, { n }) => {
      const value = redirect.params.find(([name]) => name === 'launch')?.[1]
      return withParam(redirect, 'launch', `${value}.stale-${n}`)
    },
  },
  expects: allOf(sendsAtMost(3, 'authorize'), sendsAtMost(0, 'token')),
})
