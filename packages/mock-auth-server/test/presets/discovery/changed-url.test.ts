import { expect, test } from 'vitest'
import { authorizeParams } from '../../support/handshake.ts'
import { fetchSmart, usePresetTenants } from '../preset-tenants.ts'

const createTenant = usePresetTenants()

test('a client that changes a published URL with another path is found, and one that uses it is not', async () => {
  const tenant = createTenant({ preset: 'blue-button' })
  const { token_endpoint: url, authorization_endpoint: authorize } = await fetchSmart(tenant)
  const find = async () =>
    (await tenant.findings()).findings.filter(({ rule }) => rule === 'endpoints-as-published')
  await fetch(`${authorize}?${authorizeParams(tenant)}`, { redirect: 'manual' })
  await fetch(String(url), { method: 'POST' })
  expect(await find()).toEqual([])
  await fetch(String(url).replace(/\/$/, ''), { method: 'POST' })
  expect(await find()).toMatchObject([{ message: 'the URL of an endpoint was changed' }])
})
