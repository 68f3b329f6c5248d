import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { allOf, sendsAtMost } from '../../expectations/index.ts'

export const authorizeHangs = defineFault({
  name: 'authorize-hangs',
  title: 'Authorization endpoint that never responds',
  kind: 'must-recover',
  catalogueIds: ['F-043'],
  spec: appLaunch('app-protection'),
  description:
    'The authorization endpoint accepts the request but never responds, until the user closes the window.',
  requirement: 'Recover at the next launch with a new state; do not reopen the endpoint repeatedly.',
  steps: ['authorize'],
  points: { reply: (reply) => ({ ...reply, effects: { ...reply.effects, hang: true } }) },
  times: Infinity,
  expects: allOf(sendsAtMost(3, 'authorize'), sendsAtMost(0, 'token')),
})
