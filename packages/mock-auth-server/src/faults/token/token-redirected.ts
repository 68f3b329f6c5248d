import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { leaksNothing } from '../../expectations/index.ts'

export const tokenRedirected = defineFault({
  name: 'token-redirected',
  title: 'Token request redirected to another host',
  kind: 'must-not-leak',
  catalogueIds: ['F-144'],
  spec: rfc(9700, '4.12'),
  description: 'The token endpoint redirects to another host.',
  requirement: 'Do not follow a redirect with code, verifier or secret.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () => z.strictObject({ status: z.literal([302, 307, 308]).default(307).describe('The status.') }),
  points: {
    arrival: (_, { params, canary }) => ({
      status: params.status,
      headers: [
        ['Location', `${canary.base}/auth/token`],
        ['Cache-Control', 'no-store'],
      ],
      body: '',
    }),
  },
  expects: leaksNothing(),
})
