import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

/** Opens the tenant of a link of its own, as a browser does for a page of this or another site. */
async function open(seed: number, site?: string): Promise<number> {
  const base = mock.createScenarioBase({ options: { codeLifetimeS: 10 + seed } })
  const headers = site === undefined ? {} : { 'Sec-Fetch-Site': site }
  return (await fetch(`${base}/.well-known/smart-configuration`, { headers })).status
}

/** Marks the tenant of a link, so that a new one in its place is recognised. */
async function openMarked(seed: number, site?: string): Promise<() => Promise<boolean>> {
  const controlled = async () => {
    const response = await fetch(`${mock.controlUrl}/tenants`)
    const { tenants } = (await response.json()) as { tenants: { name: string }[] }
    return tenants.map(({ name }) => name)
  }
  const before = await controlled()
  await open(seed, site)
  const name = (await controlled()).find((each) => !before.includes(each)) ?? ''
  expect(name).toMatch(/^s-/)
  return async () => (await controlled()).includes(name)
}

test('lets links of other sites replace only each other, and no tenant of the user', async () => {
  const own = await openMarked(0)
  const foreign = await openMarked(1, 'cross-site')
  const adopted = await openMarked(2, 'cross-site')
  expect(await open(2, 'same-site')).toBe(200)
  for (let seed = 100; seed < 400; seed++) expect(await open(seed, 'cross-site')).toBe(200)
  expect([await own(), await foreign(), await adopted()]).toEqual([true, false, true])
  expect(() => mock.createTenant('after-foreign-links')).not.toThrow()
}, 60_000)

test('deletes the least recently used link above the limit, and leaves room for named tenants', async () => {
  const used = await openMarked(1000)
  const unused = await openMarked(1001)
  for (let seed = 2000; seed < 2250; seed++) {
    if (seed % 50 === 0) await open(1000)
    expect(await open(seed)).toBe(200)
  }
  expect([await used(), await unused()]).toEqual([true, false])
  expect(() => mock.createTenant('after-links')).not.toThrow()
}, 60_000)
