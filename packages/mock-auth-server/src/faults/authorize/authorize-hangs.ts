import { allOf, sendsAtMost } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const authorizeHangs = defineFault({
  name: 'authorize-hangs',
  title: 'Authorize never answers',
  kind: 'must-recover',
  ids: ['F-043'],
  spec: appLaunch('app-protection'),
  wire: 'The authorization endpoint takes the request and never answers, until the person closes the window.',
  client: 'Work again at the next launch, with a new state; do not open the endpoint again and again.',
  steps: ['authorize'],
  points: { reply: (reply) => ({ ...reply, wire: { ...reply.wire, hang: true } }) },
  times: Infinity,
  expects: allOf(sendsAtMost(3, 'authorize'), sendsAtMost(0, 'token')),
})
