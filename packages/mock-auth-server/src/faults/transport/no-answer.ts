import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, givesUp, repeatsAtMost } from '../../expectations/index.ts'
import { WIRE_STEPS } from './wire-steps.ts'

export const noAnswer = defineFault({
  name: 'no-answer',
  title: 'No response',
  kind: 'must-recover',
  catalogueIds: ['F-280', 'F-249', 'F-191', 'F-195'],
  spec: rfc(9110, '15.5.9'),
  description: 'The server accepts the request and never responds; the connection stays open.',
  requirement: 'Give up after some seconds, retry a few times at most, and say so; never wait indefinitely.',
  steps: WIRE_STEPS,
  points: {
    arrival: () => ({ status: 504, headers: [], body: '', effects: { hang: true } }),
  },
  times: 3,
  expects: allOf(givesUp(), repeatsAtMost(3)),
})
