import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from '../workspace/root.mjs'
import { createSuiteEnvironment, toBareEnvironment } from './environment.mjs'
import { providers } from './providers.mjs'

// A machine that has a Chromium wherever one may be: in PATH, in CHROMIUM_PATH and as Playwright's own.
const folder = mkdtempSync(join(tmpdir(), 'providers-'))
afterAll(() => rmSync(folder, { recursive: true }))
const createProgram = (name: string) => {
  const path = join(folder, name)
  writeFileSync(path, '#!/bin/sh\necho a program of this machine\n')
  chmodSync(path, 0o755)
  return path
}
const chromium = createProgram('chromium')
createProgram('pnpm')
const machine = { ...process.env, PATH: `${folder}:${process.env.PATH}`, CHROMIUM_PATH: chromium }

const evaluate = (code: string, env: Record<string, string | undefined>) => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    ...{ cwd: join(root, 'packages/e2e'), encoding: 'utf8', env: env as NodeJS.ProcessEnv },
  })
  return stdout + stderr
}
const FIND = `import { findChromium, starts } from '${root}scripts/providers/chromium/find-chromium.mjs'
console.log(starts(findChromium() ?? 'nothing') ? findChromium() : 'none starts')`
const PLAYWRIGHT = `import { chromium } from '@playwright/test'
console.log(chromium.executablePath())`
const CALL = `import { spawnSync } from 'node:child_process'
const { stdout, stderr } = spawnSync('chromium', ['--version'], { encoding: 'utf8' })
console.log(stdout + stderr)`

describe('a suite that does not require Chromium', () => {
  const env = createSuiteEnvironment(machine, [], {}, providers)

  test('finds none by the search of the suites', () => {
    expect(evaluate(FIND, env)).toBe('none starts\n')
  })

  test('finds none in the cache of Playwright', () => {
    expect(existsSync(evaluate(PLAYWRIGHT, env).trim())).toBe(false)
  })

  test('finds none in PATH, and reads where to require it', () => {
    expect(evaluate(CALL, env)).toContain('scripts/suites/suites.mjs')
  })
})

describe('a suite that requires Chromium', () => {
  const env = createSuiteEnvironment(machine, ['chromium'], { CHROMIUM_PATH: chromium }, providers)

  test('finds the one that was provided', () => {
    expect(evaluate(FIND, env)).toBe(`${chromium}\n`)
  })

  test('finds what is in PATH', () => {
    expect(evaluate(CALL, env)).toContain('a program of this machine')
  })
})

describe('a bare machine', () => {
  const env = toBareEnvironment(machine)

  test('has neither the browser that was chosen nor a cache of Playwright', () => {
    expect(env.CHROMIUM_PATH).toBeUndefined()
    expect(existsSync(evaluate(PLAYWRIGHT, env).trim())).toBe(false)
  })

  test('has no pnpm, and a home folder without caches', () => {
    expect(spawnSync('pnpm', { env: env as NodeJS.ProcessEnv }).status).toBe(127)
    expect(env.HOME).not.toBe(process.env.HOME)
    expect(env.npm_config_cache).toContain(env.HOME)
  })
})
