import { afterEach, expect, test, vi } from 'vitest'
import { createSuiteEnvironment } from '../environment.mjs'
import { providers } from '../providers.mjs'
import { findImageToolsProblem } from './find-image-tools-problem.mjs'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('finds programs that are missing, or that nothing can be built by this user', () => {
  vi.stubEnv('IMAGE_TOOLS_MISSING', '')
  vi.stubEnv('PATH', '/nowhere')
  expect(findImageToolsProblem()).toMatch(
    /^buildah and mmdebstrap cannot be started here$|by root on Linux only$/,
  )
})

test('repeats the reason of the provider', () => {
  vi.stubEnv('IMAGE_TOOLS_MISSING', 'apt has no such packages')
  expect(findImageToolsProblem()).toBe('apt has no such packages')
})

test('finds nothing in a suite that does not require the programs', () => {
  const { IMAGE_TOOLS_MISSING } = createSuiteEnvironment({}, ['chromium'], {}, providers)
  vi.stubEnv('IMAGE_TOOLS_MISSING', IMAGE_TOOLS_MISSING)
  expect(findImageToolsProblem()).toContain('withheld')
})
