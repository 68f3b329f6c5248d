import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { controlCall } from './control-call.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const open = (query: string) => controlCall(mock, 'GET', `/tenants/default/launch?${query}`)

test('each opening is a launch of its own, which leads to the app', async () => {
  const query = 'clientId=smart-client-public&patient=lucas-labs&embedded=true'
  const [first, second] = [await open(query), await open(query)]
  expect(first.status).toBe(302)
  const location = first.headers.get('location') ?? ''
  expect(location).toMatch(/\/launch\/.*\?embedded$/)
  expect(second.headers.get('location')).not.toBe(location)
  const launched = await fetch(location.replace('?embedded', ''), { redirect: 'manual' })
  expect(launched.headers.get('location')).toContain('http://localhost:4020/launch?iss=')
})

test('a link that cannot launch says why', async () => {
  expect((await open('clientId=nobody')).json.error).toContain('no client nobody is registered')
  expect((await open('patient=lucas-labs')).json.error).toContain('clientId')
})
