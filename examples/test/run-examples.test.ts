import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createMock, type Mock } from 'smart-mock/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium } from '../../scripts/providers/chromium/find-chromium.mjs'

const run = promisify(execFile)
const cwd = join(import.meta.dirname, '..')
let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

test('the Playwright suite passes', async () => {
  const CHROMIUM_PATH = findChromium()
  const env = { ...process.env, ...(CHROMIUM_PATH === undefined ? {} : { CHROMIUM_PATH }) }
  const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'playwright']
  // A failing suite prints its reason, which an exit code would not show.
  const { stdout } = await run(process.execPath, args, { cwd, env }).catch(
    (error: { stdout: string }) => error,
  )
  expect(stdout).toMatch(/5 passed/)
}, 120_000)

test('the recipe by curl gets a verdict, findings and a diagram', async () => {
  const env = { ...process.env, SMART_MOCK_CONTROL: mock.controlUrl }
  const { stdout } = await run('sh', ['curl/recipe.sh'], { cwd, env })
  expect(stdout).toMatch(/"fault":"discovery-unavailable".*"outcome":"(met|not met)"/)
  expect(stdout).toMatch(/"findings":\[/)
  expect(stdout).toContain('⚡ discovery-unavailable')
})

test.each([
  ['main.mjs', /^\d+ patients$/m],
  ['export.mjs', /^\d{3,} resources, 0 errors$/m],
])('the backend service %s', async (file, says) => {
  const env = {
    ...process.env,
    ...{
      SMART_MOCK_FHIR_BASE: mock.fhirBase,
      SMART_MOCK_CONTROL: mock.controlUrl,
      SMART_MOCK_TENANT: 'default',
    },
  }
  const { stdout } = await run(process.execPath, [`backend-service/${file}`], { cwd, env })
  expect(stdout).toMatch(says)
})
