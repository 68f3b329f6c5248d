import { expect } from 'vitest'
import { codeForm, params, post } from '../../support/handshake.ts'
import type { AcceptanceChecks } from '../acceptance-check.ts'

export const TOKENS_CHECKS: AcceptanceChecks = {
  'oracle-provider-2': async ({ createTenant }) => {
    for (const [preset, seconds] of [
      ['oracle-health-provider', 570],
      ['none', 3600],
    ] as const) {
      const tenant = createTenant({ preset })
      const response = await post(tenant, 'token', params(await codeForm(tenant)))
      expect(await response.json()).toMatchObject({ expires_in: seconds })
    }
  },
}
