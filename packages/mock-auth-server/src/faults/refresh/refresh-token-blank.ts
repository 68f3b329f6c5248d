import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { usesNewestRefreshToken } from '../../expectations/index.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshTokenBlank = defineFault({
  name: 'refresh-token-blank',
  title: 'Blank refresh token after a refresh',
  kind: 'must-reject',
  catalogueIds: ['F-210'],
  spec: rfc(6749, '6'),
  description:
    'The response to a refresh has a refresh_token that is empty or null; the old one stays valid.',
  requirement: 'Keep the old refresh token; never send an empty one.',
  ...REFRESH,
  params: () =>
    z.strictObject({ value: z.enum(['empty', 'null']).default('empty').describe('What is sent.') }),
  points: {
    options: (options) => ({ ...options, refreshRotation: 'silent' }),
    'token.response': (response, { params }) => ({
      ...response,
      refresh_token: params.value === 'empty' ? '' : null,
    }),
  },
  times: 1,
  prerequisites: ['refresh'],
  expects: usesNewestRefreshToken(),
})
