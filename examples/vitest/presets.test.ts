import { runLogin } from '@smart-mock/client/testing'
import { smartTest as test } from 'smart-mock/vitest'
import { expect } from 'vitest'

const client = { clientId: 'smart-client-public', redirectUri: 'http://localhost:4020/callback' }

test.for(['keycloak', 'entra-proxy', 'smile-cdr'] as const)(
  'logs in at a server like %s',
  async (preset, { tenant }) => {
    const server = tenant({ preset })
    server.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    const { errors, context } = await runLogin(server.fhirBase, client)
    expect(errors).toEqual([])
    expect(context?.patient).toBe('amy-shaw')
  },
)

test('may expect other words of a site with another version', async ({ tenant }) => {
  const server = tenant({ preset: 'epic', variant: 'v1-answers' })
  server.autoApprove({ user: 'Patient/amy-shaw', patient: 'amy-shaw' })
  await runLogin(server.fhirBase, client)
  const [token] = server.journal.find({ step: 'token' })
  expect(token?.preset).toMatchObject({ name: 'epic', variants: ['v1-answers'] })
  expect(token?.facts.grantedScope).toContain('patient/')
})
