import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { changeTokenReply } from './change-token-reply.ts'
import { REFUSES_RESPONSE } from './refuses-response.ts'

export const tokenResponseMalformed = defineFault({
  name: 'token-response-malformed',
  title: 'Token response that is not JSON',
  kind: 'must-reject',
  catalogueIds: ['F-101'],
  spec: appLaunch('obtain-access-token'),
  description: 'The token response is truncated, ends in a comma, or is quoted with apostrophes.',
  requirement: 'Show an error when the response cannot be parsed; do not extract values from it.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      to: z
        .enum(['cut', 'trailing-comma', 'apostrophes'])
        .default('cut')
        .describe('How the JSON is changed.'),
    }),
  points: {
    reply: (reply, { params }) => changeTokenReply((body) => ({ body: altered(body, params.to) }))(reply),
  },
  expects: REFUSES_RESPONSE,
})

function altered(body: string, to: 'cut' | 'trailing-comma' | 'apostrophes'): string {
  if (to === 'cut') return body.slice(0, -20)
  return to === 'trailing-comma' ? body.replace(/}$/, ',}') : body.replaceAll('"', "'")
}
