import { rfc } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const replayedCode: Experiment = {
  name: 'replayed-code',
  title: 'Code sent twice',
  does: 'Sends the token request a second time after it has succeeded.',
  expect: 'invalid_grant, and the tokens of the first request stop working.',
  spec: rfc(6749, '4.1.2'),
  at: 'token',
  repeatToken: true,
}
