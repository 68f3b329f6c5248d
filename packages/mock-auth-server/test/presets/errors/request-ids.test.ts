import { expect, test } from 'vitest'
import { post } from '../../support/handshake.ts'
import { useTenants } from '../use-tenants.ts'

const createTenant = useTenants()

test('the id of an exchange is the same in a header and in the URL of its error, and another in the next', async () => {
  const tenant = createTenant({ preset: 'oracle-health-provider' })
  const ask = async () => {
    const form = { grant_type: 'authorization_code', code: 'x', client_id: 'smart-client-public' }
    const response = await post(tenant, 'token', form)
    const { error_uri } = (await response.json()) as { error_uri: string }
    const [, instance] = /\/instances\/([\da-f-]{36})\?/.exec(error_uri) ?? []
    return { instance, header: response.headers.get('cerner-correlation-id') }
  }
  const [first, second] = [await ask(), await ask()]
  expect(first.header).toMatch(/^[\da-f-]{36}$/)
  expect(first.header).toBe(first.instance)
  expect(second.header).toBe(second.instance)
  expect(second.header).not.toBe(first.header)
})
