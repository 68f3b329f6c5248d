import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { redeemsOnce } from '../../expectations/index.ts'

export const tokenDelayed = defineFault({
  name: 'token-delayed',
  title: 'Slow token endpoint',
  kind: 'must-recover',
  catalogueIds: ['F-142'],
  spec: rfc(6749, '4.1.2'),
  description: 'The token endpoint redeems the code immediately and responds after a long delay.',
  requirement: 'Wait, or give up with an error; never send the code a second time.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({ seconds: z.int().min(1).max(60).default(30).describe('Seconds until the response.') }),
  points: {
    reply: (reply, { params }) => ({
      ...reply,
      effects: { ...reply.effects, delayMs: params.seconds * 1000 },
    }),
  },
  expects: redeemsOnce(),
})
