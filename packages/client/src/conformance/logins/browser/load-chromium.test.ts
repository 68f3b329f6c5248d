import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadChromium } from './load-chromium.ts'

const folder = await mkdtemp(join(tmpdir(), 'smart-client-project-'))
afterAll(() => rm(folder, { recursive: true }))

test('says what to install when there is no Playwright', async () => {
  await expect(loadChromium(folder, ['no-such-playwright'])).rejects.toMatchObject({
    message: expect.stringContaining('requires playwright-core'),
    details: { whatToTry: 'npm install --save-dev playwright-core' },
  })
})

test('takes that of the project before its own', async () => {
  const own = join(folder, 'node_modules/playwright-core')
  await mkdir(own, { recursive: true })
  await writeFile(join(own, 'package.json'), JSON.stringify({ main: 'index.js' }))
  await writeFile(join(own, 'index.js'), 'exports.chromium = { name: () => "of the project" }')
  expect((await loadChromium(folder)).name()).toBe('of the project')
})
