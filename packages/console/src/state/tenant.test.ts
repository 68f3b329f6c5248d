import { afterEach, expect, test, vi } from 'vitest'

const LINK = 's-0123456789abcdef'
const HERE = { name: 'default' }

/** Loads the module with a page that has the tenant of a link selected, where the process replies as given. */
async function openPage(replies: Record<string, Response>) {
  vi.resetModules()
  vi.stubGlobal('location', { href: `http://localhost/?tenant=${LINK}` })
  vi.stubGlobal('history', { replaceState: () => undefined })
  const fetched: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    fetched.push(path)
    return replies[path] ?? Response.json({})
  })
  return { ...(await import('./tenant.ts')), fetched }
}

const list = (stored?: readonly string[]) => Response.json({ tenants: [HERE], stored })

afterEach(() => {
  vi.unstubAllGlobals()
})

test('finds a tenant that neither the process nor the list of the store has', async () => {
  const page = await openPage({
    '/tenants': list(['default']),
    [`/tenants/${LINK}`]: Response.json({ name: LINK }),
  })
  await page.loadTenants()
  expect(page.tenant.value).toEqual({ name: LINK })
  expect(page.tenantNames.value).toEqual(['default', LINK])
})

test.each([404, 410])('chooses the default tenant when the selected one is gone: %i', async (status) => {
  const page = await openPage({
    '/tenants': list(['default']),
    [`/tenants/${LINK}`]: Response.json({ error: 'gone' }, { status }),
  })
  await page.loadTenants()
  expect([page.tenantName.value, page.tenant.value]).toEqual(['default', HERE])
})

test('leaves the tenant selected when the mock does not know whether it is there', async () => {
  const page = await openPage({
    '/tenants': list(['default']),
    [`/tenants/${LINK}`]: Response.json({ error: 'the store does not respond' }, { status: 503 }),
  })
  await expect(page.loadTenants()).rejects.toThrow('the store does not respond')
  expect(page.tenantName.value).toBe(LINK)
})

test('asks for no tenant where there is no store', async () => {
  const page = await openPage({ '/tenants': list() })
  await page.loadTenants()
  expect(page.fetched).not.toContain(`/tenants/${LINK}`)
  expect(page.tenantName.value).toBe('default')
})
