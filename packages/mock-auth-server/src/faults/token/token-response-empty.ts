import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { changeTokenReply } from './change-token-reply.ts'
import { REFUSES_RESPONSE } from './refuses-response.ts'

const BODIES = {
  nothing: { body: '' },
  'no-content': { status: 204, body: '' },
  null: { body: 'null' },
  array: { body: '[]' },
  string: { body: '"token"' },
}

export const tokenResponseEmpty = defineFault({
  name: 'token-response-empty',
  title: 'Token response without members',
  kind: 'must-reject',
  catalogueIds: ['F-103'],
  spec: appLaunch('obtain-access-token'),
  description:
    'The token endpoint returns 200 with an empty body, null, an array or a string, or returns 204.',
  requirement: 'Show an error; a token response is a JSON object.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      is: z
        .enum(['nothing', 'no-content', 'null', 'array', 'string'])
        .default('nothing')
        .describe('The kind of response.'),
    }),
  points: { reply: (reply, { params }) => changeTokenReply(() => BODIES[params.is])(reply) },
  expects: REFUSES_RESPONSE,
})
