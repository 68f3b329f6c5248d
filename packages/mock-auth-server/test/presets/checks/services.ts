import { createKeyPair, type KeyPair } from '@smart-mock/test-clients/assertions'
import { expect } from 'vitest'
import type { JsonObject } from '../../../src/core/util/json.ts'
import type { MockTenant } from '../../../src/testing/index.ts'
import type { AcceptanceChecks, AcceptanceContext } from '../acceptance-check.ts'
import { NOT_AUTHENTICATED, type Services, startServices } from '../services.ts'

/** Runs a check with services that are registered at a tenant of the preset and at a strict one. */
async function withServices(
  { createTenant }: AcceptanceContext,
  check: (services: Services, tenant: MockTenant, strict: MockTenant) => Promise<void>,
  moreKeys: readonly KeyPair[] = [],
): Promise<void> {
  const services = await startServices('RS384', moreKeys)
  const tenants = [createTenant(), createTenant({ preset: 'none' })] as const
  for (const tenant of tenants) services.register(tenant)
  try {
    await check(services, ...tenants)
  } finally {
    services.close()
  }
}

export const SERVICES_CHECKS: AcceptanceChecks = {
  'va-4': (context) =>
    withServices(context, async (services, tenant, strict) => {
      expect(await services.authenticate(tenant, 'inline')).toMatchObject(NOT_AUTHENTICATED)
      const other = { claims: { aud: `${tenant.tenant.addresses.second}/v1/token` } }
      expect(await services.authenticate(tenant, 'inline', other)).toMatchObject({ status: 200 })
      expect(await services.authenticate(strict, 'inline')).toMatchObject({ status: 200 })
      expect(await services.authenticate(strict, 'inline', other)).toMatchObject(NOT_AUTHENTICATED)
    }),

  'ab-2': (context) =>
    withServices(context, async (services, tenant, strict) => {
      const { body } = await services.authenticate(tenant)
      expect(body).toMatchObject({ refresh_token: null, need_patient_banner: true })
      const names = Object.keys((await services.authenticate(strict)).body)
      expect(names).toEqual(['access_token', 'token_type', 'expires_in', 'scope'])
    }),

  'epic-10': (context) =>
    withServices(context, async (services, tenant, strict) => {
      const refusal = { status: 401, body: { error: 'invalid_client', error_description: null } }
      const long = { claims: { jti: 'j'.repeat(200) } }
      expect(await services.authenticate(tenant)).toMatchObject({ status: 200 })
      expect(await services.authenticate(tenant, 'by-url', long)).toEqual(refusal)
      expect(await services.authenticate(tenant, 'inline')).toEqual(refusal)
      expect(await services.authenticate(strict, 'inline', long)).toMatchObject({ status: 200 })
    }),

  'ab-5': async (context) => {
    const others = await Promise.all([createKeyPair('RS256'), createKeyPair('ES384')])
    const check = async (services: Services, tenant: MockTenant, strict: MockTenant) => {
      const getAdvertised = async ({ fhirBase }: MockTenant) => {
        const response = await fetch(`${fhirBase}/.well-known/smart-configuration`)
        return ((await response.json()) as JsonObject).token_endpoint_auth_signing_alg_values_supported
      }
      expect(await services.authenticate(tenant)).toMatchObject({ status: 200 })
      for (const key of others)
        expect(await services.authenticate(tenant, 'by-url', {}, key)).toMatchObject(NOT_AUTHENTICATED)
      expect(await getAdvertised(tenant)).toEqual(['RS384'])
      expect(await services.authenticate(strict, 'by-url', {}, others[1])).toMatchObject({ status: 200 })
      expect(await getAdvertised(strict)).toEqual(['RS384', 'ES384'])
    }
    await withServices(context, check, others)
  },
}
