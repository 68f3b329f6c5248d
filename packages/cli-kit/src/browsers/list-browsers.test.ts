import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { listBrowsers } from './list-browsers.ts'

const folder = await mkdtemp(join(tmpdir(), 'smart-mock-browsers-'))
afterAll(() => rm(folder, { recursive: true }))

const namesOf = (env: Record<string, string>) => listBrowsers(env).map(({ name }) => name)

test('lists only the browser that CHROMIUM_PATH names', () => {
  expect(listBrowsers({ CHROMIUM_PATH: '/opt/mine', PATH: folder })).toEqual([
    { name: 'CHROMIUM_PATH /opt/mine', executablePath: '/opt/mine' },
  ])
})

test("lists Playwright's own first, then programs of PATH, then Chrome where its installer puts it", async () => {
  const program = join(folder, 'google-chrome')
  await writeFile(program, '#!/bin/sh\n')
  await chmod(program, 0o755)
  const names = namesOf({ PATH: ['', '/nowhere', folder].join(delimiter) })
  expect(names[0]).toBe("Playwright's own")
  expect(names).toContain(program)
  expect(names.indexOf('Chrome')).toBeGreaterThan(names.indexOf(program))
})

test('lists no file that cannot be run, and no folder', async () => {
  const file = join(folder, 'chromium')
  await writeFile(file, '')
  await mkdir(join(folder, 'chromium-browser'))
  const names = namesOf({ PATH: folder })
  expect(names).not.toContain(file)
  expect(names).not.toContain(join(folder, 'chromium-browser'))
})
