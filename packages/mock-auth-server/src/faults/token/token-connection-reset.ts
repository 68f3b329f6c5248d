import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { redeemsOnce } from '../../expectations/index.ts'
import { createCodeStateParameter, createCodeStatePoints } from './code-state.ts'

export const tokenConnectionReset = defineFault({
  name: 'token-connection-reset',
  title: 'Connection reset at the token endpoint',
  kind: 'must-recover',
  catalogueIds: ['F-143'],
  spec: rfc(6749, '4.1.2'),
  description:
    'The TCP connection is reset without a response, before or after the server redeemed the code.',
  requirement: 'Show an error or start a new authorization; never send the code again.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () => z.strictObject({ code: createCodeStateParameter() }),
  points: createCodeStatePoints((_, honest) => ({
    ...(honest ?? { status: 503, headers: [], body: '' }),
    effects: { resetAfterBytes: 0 },
  })),
  expects: redeemsOnce(),
})
