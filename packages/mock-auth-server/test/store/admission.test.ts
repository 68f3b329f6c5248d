import { expect, test } from 'vitest'
import { findOwner, startMocks } from './start-sandbox.ts'
import { describeStored, useValkey } from './use-valkey.ts'

const TOKEN = 'only-for-admins'
const admitted = { Authorization: `Bearer ${TOKEN}` }

describeStored('a tenant that a control request names', () => {
  const used = useValkey()
  let count = 0

  test.each<[string, number, RequestInit, string]>([
    ['has no token', 401, {}, ''],
    ['has another token', 401, { headers: { Authorization: 'Bearer guessed' } }, ''],
    ['only brings the token for a cookie', 303, { redirect: 'manual' }, `?token=${TOKEN}`],
    ['comes from a foreign page', 403, { headers: { ...admitted, Origin: 'https://evil.example' } }, ''],
    [
      'has a body that a form could send',
      415,
      { method: 'POST', headers: { ...admitted, 'Content-Type': 'text/plain' }, body: '{}' },
      '/reset',
    ],
  ])('is not opened for one that %s', async (_, status, init, rest) => {
    const sandbox = await startMocks(2, used.valkey.url, { controlToken: TOKEN })
    const [one = '', other = ''] = sandbox.members.map(({ controlUrl }) => controlUrl)
    count += 1
    const name = `guarded-${count}`
    const json = { ...admitted, 'Content-Type': 'application/json' }
    const body = JSON.stringify({ name })
    const created = await fetch(`${one}/tenants`, { method: 'POST', headers: json, body })
    expect(created.status).toBe(201)
    expect(findOwner(sandbox, name)).toBe(-1)
    expect((await fetch(`${other}/tenants/${name}${rest}`, init)).status).toBe(status)
    expect(findOwner(sandbox, name)).toBe(-1)
    expect((await fetch(`${other}/tenants/${name}`, { headers: admitted })).status).toBe(200)
    expect(findOwner(sandbox, name)).toBe(1)
  })

  test('is asked of its owner only by a request that is admitted', async () => {
    const sandbox = await startMocks(2, used.valkey.url, { controlToken: TOKEN })
    const [owner, other] = sandbox.members.map(({ controlUrl }) => controlUrl)
    const json = { ...admitted, 'Content-Type': 'application/json' }
    await fetch(`${owner}/tenants`, { method: 'POST', headers: json, body: '{"name":"passed"}' })
    await fetch(`${owner}/tenants/passed`, { headers: admitted })
    const send = async (headers: HeadersInit) => {
      const before = sandbox.at(1).peers?.count ?? 0
      const { status } = await fetch(`${other}/tenants/passed/faults`, {
        ...{ method: 'POST', headers, body: '{"fault":"state-changed"}' },
      })
      return [status, (sandbox.at(1).peers?.count ?? 0) - before]
    }
    expect(await send({ 'Content-Type': 'application/json' })).toEqual([401, 0])
    expect(await send(json)).toEqual([201, 1])
    expect(findOwner(sandbox, 'passed')).toBe(0)
  })
})
