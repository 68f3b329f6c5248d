import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consoleRoutes } from './console-routes.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-mock-console-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<p>console</p>')
  await writeFile(join(folder, 'assets', 'page-hash.js'), 'page()')
  await writeFile(join(folder, 'secret.txt'), 'beside the page')
})
afterAll(() => rm(folder, { recursive: true }))

test('permits only its own origin, and no frames', async () => {
  const page = await consoleRoutes(folder).request('/')
  expect(await page.text()).toBe('<p>console</p>')
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/https?:|\*|unsafe/)
  expect(page.headers.get('cache-control')).toBe('no-store')
})

test('lets the browser cache assets, and returns 404 for missing ones', async () => {
  const app = consoleRoutes(folder)
  const asset = await app.request('/assets/page-hash.js')
  expect(asset.headers.get('content-type')).toContain('javascript')
  expect(asset.headers.get('cache-control')).toContain('immutable')
  const missing = await app.request('/assets/none.js')
  expect(missing.status).toBe(404)
  expect(missing.headers.get('cache-control') ?? 'no-store').toBe('no-store')
})

test('serves only the page and its assets', async () => {
  const app = consoleRoutes(folder)
  for (const path of [
    '/secret.txt',
    '/assets/../secret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/..%2fsecret.txt',
  ]) {
    const answer = await app.request(path)
    expect(answer.status, path).toBe(404)
  }
})

test('explains that the page is not built, with links', async () => {
  const text = await (await consoleRoutes(join(folder, 'none')).request('/')).text()
  expect(text).toContain('pnpm build')
  expect(text).toContain('href="/openapi.json"')
})
