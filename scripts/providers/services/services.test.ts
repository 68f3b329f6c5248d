import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { createSuiteEnvironment } from '../environment.mjs'
import { providers } from '../providers.mjs'
import { createServiceProvider } from './create-service-provider.mjs'
import { findProgram, findServiceProblem, requireProgram, services } from './services.mjs'

const folder = mkdtempSync(join(tmpdir(), 'services-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => {
  vi.unstubAllEnvs()
})

/** Lets this machine have these programs in `PATH` and no others, and no reason why one is missing. */
function stubPrograms(...names: string[]): void {
  const path = mkdtempSync(join(folder, 'path-'))
  for (const name of names) {
    writeFileSync(join(path, name), '#!/bin/sh\n')
    chmodSync(join(path, name), 0o755)
  }
  vi.stubEnv('PATH', path)
  vi.stubEnv('VALKEY_MISSING', '')
}

describe('Valkey', () => {
  test('is its own server where there is one, otherwise that of Redis', () => {
    stubPrograms('valkey-server', 'redis-server')
    expect(findProgram(services.valkey)).toBe('valkey-server')
    stubPrograms('redis-server')
    expect(requireProgram('valkey')).toBe('redis-server')
    expect(findServiceProblem(services.valkey)).toBeUndefined()
  })

  test('is missing where neither can be started', () => {
    stubPrograms()
    const reason = 'valkey-server or redis-server cannot be started here'
    expect(findServiceProblem(services.valkey)).toBe(reason)
    expect(() => requireProgram('valkey')).toThrow(reason)
  })

  test('is missing for the reason of its provider', () => {
    stubPrograms('valkey-server')
    vi.stubEnv('VALKEY_MISSING', 'apt has no such package')
    expect(findServiceProblem(services.valkey)).toBe('apt has no such package')
    expect(findProgram(services.valkey)).toBeUndefined()
  })
})

test.each(Object.values(services))('$name is withheld from a suite that does not require it', (service) => {
  const { [service.variable]: reason } = createSuiteEnvironment({}, ['chromium'], {}, providers)
  vi.stubEnv(service.variable, reason)
  expect(findServiceProblem(service)).toContain('withheld')
  const required = createSuiteEnvironment({}, [service.name], {}, providers)
  expect(required[service.variable]).toBeUndefined()
})

describe('a provider', () => {
  const provide = async (program: string) => {
    const service = { name: 'any', versionOption: '-v', packages: [], variable: 'ANY_MISSING' }
    const reports: string[] = []
    const options = { isBare: false, logFile: '/dev/null', report: (line: string) => reports.push(line) }
    const { provide } = createServiceProvider({ ...service, programs: [program] })
    return { environment: await provide(options), reports }
  }

  test('provides what this machine has', async () => {
    expect(await provide('true')).toEqual({ environment: {}, reports: [] })
  })

  test('gives the suites the reason where there is nothing, and reports it', async () => {
    const { environment, reports } = await provide('no-such-program')
    const reason = 'no-such-program cannot be started here'
    expect(environment).toEqual({ ANY_MISSING: reason })
    expect(reports.at(-1)).toBe(`what needs it is skipped: ${reason}`)
  })
})
