import { expect, test } from 'vitest'
import { stepOf } from '../support/test-client.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

test('UserInfo of the person in the id_token is shown', async () => {
  server.tamper.userInfo = { sub: 'user-1', name: 'Ngozi Okafor' }
  const run = await client.login()
  const step = stepOf(run, 'user-info')
  expect(run.state).toBe('active')
  expect(step?.verdict?.level).toBe('ok')
  expect(step?.details).toContainEqual({ name: 'name', value: 'Ngozi Okafor' })
})

test.each([{ sub: 'user-2', name: 'Somebody' }, { name: 'Somebody' }])(
  'UserInfo about somebody else is not used; the login goes on: %o (F-190)',
  async (userInfo) => {
    server.tamper.userInfo = userInfo
    const run = await client.login()
    const step = stepOf(run, 'user-info')
    expect(run.state).toBe('active')
    expect(step?.verdict).toMatchObject({ level: 'error', code: 'user-info-subject' })
    expect(step?.details).toEqual([])
  },
)

test.each([
  { status: 403, body: '{}' },
  { status: 200, body: 'no JSON' },
  { status: 200, headers: { 'content-type': 'application/jwt' }, body: 'a.b.c' },
])('UserInfo that cannot be read is said, no more: %o', async (reply) => {
  server.tamper.userInfo = {}
  server.tamper.reply = ({ url }) => (url === '/auth/userinfo' ? reply : undefined)
  const run = await client.login()
  expect(run.state).toBe('active')
  expect(stepOf(run, 'user-info')?.verdict?.level).toBe('info')
})

test('without an id_token that verifies nobody is asked', async () => {
  server.tamper.userInfo = { sub: 'user-1' }
  server.tamper.tokenResponse = (json) => ({ ...json, id_token: undefined })
  expect(stepOf(await client.login(), 'user-info')).toBeUndefined()
  expect(server.seen.some(({ url }) => url === '/auth/userinfo')).toBe(false)
})

test('UserInfo at a host that the login has not been at gets no token (C-156)', async () => {
  const elsewhere = server.origin.replace('localhost', '127.0.0.1')
  server.tamper.userInfo = { sub: 'user-1' }
  server.tamper.smartConfiguration = (json) => ({ ...json, userinfo_endpoint: `${elsewhere}/auth/userinfo` })
  const run = await client.login()
  expect(run.state).toBe('active')
  expect(stepOf(run, 'user-info')?.verdict).toMatchObject({ level: 'warning' })
  expect(server.seen.some(({ url }) => url === '/auth/userinfo')).toBe(false)
})
