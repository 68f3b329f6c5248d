import { rfc } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const repeatedParameter: Experiment = {
  name: 'repeated-parameter',
  title: 'Repeated parameter',
  does: 'Sends scope twice.',
  expect: 'invalid_request: no parameter may occur more than once.',
  spec: rfc(6749, '3.1'),
  at: 'authorize',
  authorize: (parameters) => parameters.append('scope', 'openid'),
}
