import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, anyOf, reauthorizes, repeatsAtMost, showsError } from '../../expectations/index.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshAnswerLost = defineFault({
  name: 'refresh-answer-lost',
  title: 'Lost response to a refresh',
  kind: 'must-recover',
  catalogueIds: ['F-207', 'F-211'],
  spec: rfc(9700, '4.14'),
  description:
    'The server performs the refresh and replaces the refresh token, but the connection is reset before the response; the old refresh token is used up, and using it again revokes all tokens.',
  requirement: 'Try once more at most; after invalid_grant ask the user to authorize again.',
  ...REFRESH,
  points: { reply: (reply) => ({ ...reply, effects: { resetAfterBytes: 0 } }) },
  prerequisites: ['refresh'],
  expects: allOf(repeatsAtMost(2), anyOf(reauthorizes(), showsError())),
})
