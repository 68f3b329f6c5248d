import { expect } from 'vitest'
import type { MockTenant } from '../../../src/testing/index.ts'
import { obtainTokens, post } from '../../support/handshake.ts'
import type { AcceptanceChecks, AcceptanceContext } from '../acceptance-check.ts'
import { PROVOKE } from '../errors/provoke.ts'

type Error = { status: number; error: string; error_description: string }

async function readError(response: Response): Promise<Error> {
  return { status: response.status, ...((await response.json()) as Omit<Error, 'status'>) }
}

/** Returns the answers of the preset and of a strict tenant to the same request. */
async function compareErrors(
  { createTenant }: AcceptanceContext,
  request: (tenant: MockTenant) => Promise<Response>,
  presetVariants: readonly string[] = [],
): Promise<[imitated: Error, strict: Error]> {
  const imitated = await readError(await request(createTenant({ presetVariants })))
  return [imitated, await readError(await request(createTenant({ preset: 'none' })))]
}

/** Signs a user in, and refreshes that many seconds later; returns 200, or the error. */
async function refreshAfter(tenant: MockTenant, seconds: number): Promise<200 | Error> {
  const { refresh_token } = await obtainTokens(tenant)
  await tenant.performAction({ action: 'advanceClock', seconds })
  const form = { grant_type: 'refresh_token', refresh_token, client_id: 'smart-client-public' }
  const response = await post(tenant, 'token', form)
  return response.status === 200 ? 200 : readError(response)
}

const STRICT = { status: 400, error: 'invalid_grant' }

export const REFRESHES_CHECKS: AcceptanceChecks = {
  'mp-2': async (context) => {
    const [imitated, strict] = await compareErrors(context, PROVOKE.refreshReplayed)
    expect(imitated).toEqual({ status: 400, error: 'invalid_request', error_description: 'Invalid token' })
    expect(strict).toMatchObject(STRICT)
  },

  'sc-5': async ({ createTenant }) => {
    expect(await refreshAfter(createTenant(), 86_399)).toBe(200)
    expect(await refreshAfter(createTenant(), 86_401)).toMatchObject(STRICT)
    expect(await refreshAfter(createTenant({ preset: 'none' }), 86_401)).toBe(200)
  },

  'bb-3': async (context) => {
    const refresh = async (tenant: MockTenant) => {
      const { refresh_token } = await obtainTokens(tenant)
      const form = { grant_type: 'refresh_token', refresh_token, client_id: 'smart-client-public' }
      return post(tenant, 'token', form)
    }
    const [imitated, strict] = await compareErrors(context, refresh, ['one-time-app'])
    expect(imitated).toMatchObject({ status: 403, status_code: 403, error: 'invalid_client' })
    expect(strict.status).toBe(200)
  },

  'bb-4': async (context) => {
    const [imitated, strict] = await compareErrors(context, PROVOKE.refreshExpired)
    expect(imitated).toMatchObject({ status: 401, status_code: 401, error: 'invalid_grant' })
    expect(strict).toMatchObject(STRICT)
  },
}
