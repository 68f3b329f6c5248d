import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findReplyHeader, type Reply, withHeader } from '../../core/http/reply.ts'
import { COUNTERPART } from './counterpart.ts'

const DEFECTS = {
  frameable: (reply) => {
    const policy = findReplyHeader(reply, 'content-security-policy')
    if (policy === undefined) return reply
    const without = policy.replace(/;?\s*frame-ancestors [^;]*/, '')
    return withHeader(withHeader(reply, 'X-Frame-Options'), 'Content-Security-Policy', without)
  },
  'referrer-sent': (reply) => withHeader(reply, 'Referrer-Policy', 'unsafe-url'),
} as const satisfies Readonly<Record<string, (reply: Reply) => Reply>>

export const pageDefect = defineFault({
  ...COUNTERPART,
  name: 'page-defect',
  title: 'Sign-in page that leaks or can be framed',
  catalogueIds: ['S-061', 'S-064'],
  spec: rfc(6749, '10.13'),
  description:
    'The pages of the authorization endpoint can be framed by any site, or send their address, with its parameters, to other hosts.',
  steps: ['authorize', 'decide'],
  params: () =>
    z.strictObject({
      defect: z.enum(['frameable', 'referrer-sent']).default('frameable').describe('What is wrong.'),
    }),
  points: { reply: (reply, { params: { defect } }) => DEFECTS[defect](reply) },
})
