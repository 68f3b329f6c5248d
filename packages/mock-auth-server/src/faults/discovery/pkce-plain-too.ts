import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import { allOf, completesFlow, usesS256 } from '../../expectations/index.ts'

export const pkcePlainToo = defineFault({
  name: 'pkce-plain-too',
  title: 'PKCE with plain advertised before S256',
  kind: 'must-tolerate',
  catalogueIds: ['F-027'],
  spec: rfc(7636, '7.2'),
  description: 'code_challenge_methods_supported lists plain first, then S256.',
  requirement: 'Choose S256, and continue.',
  steps: ['discovery'],
  points: { options: advertisingPlain },
  companions: {
    options: (options, { step }) => (step === 'openid-configuration' ? advertisingPlain(options) : options),
  },
  expects: allOf(usesS256(), completesFlow()),
})

function advertisingPlain(options: TenantOptions): TenantOptions {
  return { ...options, codeChallengeMethods: ['plain', 'S256'] }
}
