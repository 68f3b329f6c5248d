import { runLogin } from '@smart-mock/client/testing'
import type { MockTenant } from 'smart-mock'
import { smartTest } from 'smart-mock/vitest'
import { describe, expect } from 'vitest'

// The mock stands for the server under test: replace it by yours, with a user who signs in without a page.
const test = smartTest.extend<{ server: MockTenant }>({
  server: async ({ mock }, use) => {
    mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    await use(mock)
  },
})

const client = { clientId: 'smart-client-public', redirectUri: 'http://localhost:4020/callback' }

describe('a SMART server', () => {
  test('lets a public client log in', async ({ server }) => {
    const login = await runLogin(server.fhirBase, { ...client, scopes: 'launch/patient patient/*.rs' })
    expect(login.errors).toEqual([])
    expect(login.tokens?.scope).toContain('patient/*.rs')
    expect(login.context?.patient).toBe('amy-shaw')
  })

  test('issues a token that reads the patient', async ({ server }) => {
    const { tokens, context } = await runLogin(server.fhirBase, client)
    const headers = { authorization: `Bearer ${tokens?.accessToken}` }
    const response = await fetch(`${server.fhirBase}/Patient/${context?.patient}`, { headers })
    expect(response.status).toBe(200)
  })

  test('is found out when it changes state', async ({ server }) => {
    await server.arm('state-changed')
    const { errors, tokens } = await runLogin(server.fhirBase, client)
    expect(errors).toEqual([expect.stringMatching(/^Callback: The state of the callback is not the one/)])
    expect(tokens).toBeUndefined()
  })
})
