import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'
import { changeTokenReply } from './change-token-reply.ts'

export const tokenResponseOddJson = defineFault({
  name: 'token-response-odd-json',
  title: 'Unusual JSON',
  kind: 'must-tolerate',
  catalogueIds: ['F-145'],
  spec: rfc(6749, '5.1'),
  description: 'The token response has duplicate members, unknown members, or a deeply nested one.',
  requirement: 'Ignore what is unknown.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      has: z
        .enum(['members-twice', 'unknown-members', 'deep-nesting'])
        .default('members-twice')
        .describe('What the JSON contains.'),
    }),
  points: {
    reply: (reply, { params }) => changeTokenReply((body) => ({ body: odd(body, params.has) }))(reply),
  },
  expects: completesFlow(),
})

function odd(body: string, has: 'members-twice' | 'unknown-members' | 'deep-nesting'): string {
  const members = body.slice(1, -1)
  if (has === 'members-twice') return `{${members},${members}}`
  if (has === 'unknown-members') return `{"x_unknown":null,${members},"refresh_expires_in":1800,"":""}`
  return `{"x_nested":${'['.repeat(200)}${']'.repeat(200)},${members}}`
}
