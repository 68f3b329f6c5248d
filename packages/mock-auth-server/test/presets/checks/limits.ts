import { expect } from 'vitest'
import type { MockTenant } from '../../../src/testing/index.ts'
import { bearer, codeForm, obtainTokens, post } from '../../support/handshake.ts'
import type { AcceptanceChecks, AcceptanceContext } from '../acceptance-check.ts'
import { askAsService } from '../errors/provoke.ts'
import { fetchDocument } from '../preset-tenants.ts'

const SCOPE = 'system/Patient.rs'

/** Checks something at the preset and at a strict tenant, with what each of them shows. */
async function checkBoth<Shown>(
  { createTenant }: AcceptanceContext,
  [imitated, strict]: readonly [imitated: Shown, strict: Shown],
  check: (tenant: MockTenant, shown: Shown) => Promise<void>,
): Promise<void> {
  await check(createTenant(), imitated)
  await check(createTenant({ preset: 'none' }), strict)
}

export const LIMITS_CHECKS: AcceptanceChecks = {
  'oracle-patient-2': (context) =>
    checkBoth(
      context,
      [
        { expires_in: 570, status: 401 },
        { expires_in: 3600, status: 200 },
      ],
      async (tenant, shown) => {
        const { access_token, expires_in } = await obtainTokens(tenant)
        await tenant.performAction({ action: 'advanceClock', seconds: 600 })
        const path = 'Observation?patient=amy-shaw'
        const { status } = await fetch(`${tenant.fhirBase}/${path}`, { headers: bearer(access_token) })
        expect({ expires_in, status }).toEqual(shown)
      },
    ),

  'va-5': (context) =>
    checkBoth(
      context,
      [
        [200, 200, 400],
        [200, 400, 400],
      ],
      async (tenant, shown) => {
        const statuses: number[] = []
        for (const seconds of [0, 300, 601]) {
          const form = await codeForm(tenant)
          await tenant.performAction({ action: 'advanceClock', seconds })
          statuses.push((await post(tenant, 'token', form)).status)
        }
        expect(statuses).toEqual(shown)
      },
    ),

  'oe-4': (context) =>
    checkBoth(context, [60, 300], async (tenant, expires_in) => {
      expect(await (await askAsService(tenant, SCOPE)).json()).toMatchObject({ expires_in })
    }),

  'oe-5': (context) =>
    checkBoth(context, [false, true], async (tenant, isAccepted) => {
      expect((await askAsService(tenant, SCOPE, {}, 'RS384')).status).toBe(200)
      const other = await askAsService(tenant, SCOPE, {}, 'ES384')
      expect(other.ok).toBe(isAccepted)
      if (!isAccepted) expect(await other.json()).toHaveProperty('error', 'invalid_client')
    }),

  'sc-1': (context) =>
    checkBoth(context, [['plain', 'S256'], ['S256']], async (tenant, methods) => {
      const {
        tenant: { addresses },
      } = tenant
      const document = await fetchDocument(`${addresses.issuer}/.well-known/openid-configuration`)
      expect(document).toHaveProperty('code_challenge_methods_supported', methods)
    }),
}
