import { z } from 'zod'
import { redeemsOnce } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { codeState, createCodeStatePoints } from './code-state.ts'

export const tokenConnectionReset = defineFault({
  name: 'token-connection-reset',
  title: 'Connection reset at the token endpoint',
  kind: 'must-recover',
  ids: ['F-143'],
  spec: rfc(6749, '4.1.2'),
  wire: 'The TCP connection is reset without a response, before or after the server redeemed the code.',
  client: 'Show an error or start a new authorization; never send the code again.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () => z.strictObject({ code: codeState() }),
  points: createCodeStatePoints((_, honest) => ({
    ...(honest ?? { status: 503, headers: [], body: '' }),
    wire: { resetAfterBytes: 0 },
  })),
  expects: redeemsOnce(),
})
