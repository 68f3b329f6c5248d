import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import { usesS256 } from '../../expectations/index.ts'

const METHODS = { absent: undefined, empty: [], plain: ['plain'] } as const

export const pkceNotAdvertised = defineFault({
  name: 'pkce-not-advertised',
  title: 'PKCE with S256 not advertised',
  kind: 'must-reject',
  catalogueIds: ['F-025', 'F-026'],
  spec: appLaunch('considerations-for-pkce-support'),
  description:
    'The discovery documents do not list S256 in code_challenge_methods_supported; the authorization endpoint still requires it.',
  requirement:
    'Send an S256 challenge anyway (SMART 2 requires it), or stop; never continue with plain or without PKCE.',
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      methods: z
        .enum(['absent', 'empty', 'plain'])
        .default('absent')
        .describe('The content of code_challenge_methods_supported.'),
    }),
  points: { options: (options, { params }) => advertising(options, params.methods) },
  companions: {
    options: (options, { params, step }) =>
      step === 'openid-configuration' ? advertising(options, params.methods) : options,
  },
  expects: usesS256(),
})

function advertising(options: TenantOptions, methods: keyof typeof METHODS): TenantOptions {
  return { ...options, codeChallengeMethods: METHODS[methods] }
}
