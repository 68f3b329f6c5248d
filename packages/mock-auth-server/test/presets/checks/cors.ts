import { expect } from 'vitest'
import { codeForm, params, REDIRECT } from '../../support/handshake.ts'
import type { AcceptanceCheck, AcceptanceChecks, AcceptanceContext } from '../acceptance-check.ts'

type Tenant = ReturnType<AcceptanceContext['createTenant']>

/** Checks that the token endpoint is open to every page, but not to one that sends credentials. */
const checkTokenStar: AcceptanceCheck = async ({ createTenant }) => {
  const ask = async (tenant: Tenant) => {
    const body = params(await codeForm(tenant))
    const headers = { origin: 'https://app.example' }
    const response = await fetch(`${tenant.issuer}/token`, { method: 'POST', body, headers })
    expect(response.status).toBe(200)
    return response.headers
  }
  const open = await ask(createTenant())
  expect(open.get('access-control-allow-origin')).toBe('*')
  expect(open.has('access-control-allow-credentials')).toBe(false)
  const strict = await ask(createTenant({ preset: 'none' }))
  expect(strict.get('access-control-allow-origin')).not.toBe('*')
}

export const CORS_CHECKS: AcceptanceChecks = {
  'oracle-provider-3': checkTokenStar,
  'oracle-patient-3': checkTokenStar,
  'athena-1': async ({ createTenant }) => {
    const headers = { origin: new URL(REDIRECT).origin }
    const ask = async (tenant: Tenant) => {
      const body = params(await codeForm(tenant))
      const response = await fetch(`${tenant.issuer}/token`, { method: 'POST', body, headers })
      const preflight = await fetch(`${tenant.issuer}/token`, {
        method: 'OPTIONS',
        headers: { ...headers, 'access-control-request-method': 'POST' },
      })
      expect(response.status).toBe(200)
      return [response, preflight].map((each) => each.headers.has('access-control-allow-origin'))
    }
    expect(await ask(createTenant())).toEqual([false, false])
    expect(await ask(createTenant({ preset: 'none' }))).toEqual([true, true])
  },
}
