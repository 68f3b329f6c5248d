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
})
