import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppDriver } from '../../../src/cli/sweep/app-driver.ts'
import { performSweep } from '../../../src/cli/sweep/perform-sweep.ts'
import { selectPresetCases } from '../../../src/cli/sweep/presets/preset-case.ts'
import { runPreset } from '../../../src/cli/sweep/presets/run-preset.ts'
import { runReference } from '../../../src/cli/sweep/run-reference.ts'
import type { MockServer } from '../../../src/listeners/mock-server.ts'
import { startMock } from '../../../src/mock/start-mock.ts'
import type { ReportCase } from '../../../src/reports/report.ts'
import { runBrittleApp } from './brittle-app.mjs'

const APP = join(import.meta.dirname, 'brittle-app.mjs')
const AMY = { user: 'Patient/amy-shaw', patient: 'amy-shaw' }

let server: MockServer
let lastId = 0
beforeAll(async () => {
  server = await startMock({ options: { autoApprove: AMY } })
})
afterAll(() => server.close())

/** A driver that runs the app in this process: hundreds of processes would take minutes. */
const createDriver = (habit: string): AppDriver => ({
  browser: undefined,
  run: async (tenant) => {
    const problem = await runBrittleApp(tenant.fhirBase, habit)
    tenant.observe({ kind: 'exit-code', detail: problem === undefined ? '0' : '1' })
    return {}
  },
  close: async () => undefined,
})

async function tryPreset(habit: string, preset: string): Promise<ReportCase> {
  const { signal } = new AbortController()
  const context = { server, driver: createDriver(habit), signal, delayScale: 1, fixedFhirBase: false }
  const { evidence } = await runReference(context)
  const takeId = () => {
    lastId += 1
    return lastId + 10
  }
  const [tried] = selectPresetCases(preset)
  if (!tried) throw new Error(`no preset ${preset}`)
  return runPreset({ context, references: evidence, takeId }, tried)
}

const CALLER = { environment: {}, signal: new AbortController().signal, onResult: () => undefined }

const toArguments = (habit: string, presets: string, ...more: readonly string[]) => {
  const command = `"${process.execPath}" "${APP}" ${habit}`
  return ['--command', command, '--user', AMY.user, '--presets', presets, ...more]
}

async function sweep(habit: string, presets: string): Promise<readonly ReportCase[]> {
  const { cases } = await performSweep(toArguments(habit, presets), CALLER)
  return cases.filter(({ group }) => group === 'presets')
}

describe('a sweep over presets', () => {
  test.each([
    ['tokenType', 'epic'],
    ['accessTokenLifetimeS', 'oracle-health-patient'],
    ['expiresInType', 'entra-proxy'],
    ['refreshTokens', 'epic'],
    ['refreshResponse', 'oracle-health-patient'],
    ['refreshRotation', 'oracle-health-patient'],
    ['accessTokenFormat', 'medplum'],
    ['contextDisplay', 'medplum'],
    ['scopeEcho', 'aidbox'],
    ['responseIssuer', 'medplum'],
    ['issuer', 'smart-launcher'],
    ['tokenResponseExtras', 'medplum'],
    ['codeFormat', 'epic'],
    ['idTokenLifetimeS', 'epic'],
    ['idTokenSub', 'epic'],
    ['idTokenKid', 'smart-launcher'],
    ['tokenCors', 'oracle-health-patient'],
    ['requiredSearch', 'epic'],
    ['bundleTotal', 'oracle-health-patient'],
    ['searchNotices', 'epic'],
    ['lastUpdated', 'epic'],
    ['fhirFormats', 'epic'],
  ])('names %s alone when an app breaks on it, within eight runs', async (habit, preset) => {
    const found = await tryPreset(habit, preset)
    expect(found).toMatchObject({ name: `preset ${preset}`, outcome: 'failed' })
    expect(found.preset?.breaking?.map(({ name }) => name)).toEqual([habit])
    expect(found.preset?.runs).toBeLessThanOrEqual(8)
    expect(found.message).toContain(`${habit} (`)
  })

  test('runs a command, and says where it works', async () => {
    const [works, breaks] = await sweep('tokenType', 'healthlake,epic')
    const message = expect.stringMatching(/^works with all \d+ deviations$/)
    expect(works).toMatchObject({ outcome: 'passed', message })
    expect(breaks).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining('tokenType ("bearer") breaks it'),
    })
  })

  test('shows several apps at presets in one table', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'smart-mock-presets-'))
    const [other = '', both = ''] = ['other.json', 'both.json'].map((file) => join(folder, file))
    const cases = [await tryPreset('tokenType', 'epic')]
    const app = { clientIds: ['other-app'], start: 'run as the command node' }
    await writeFile(other, JSON.stringify({ title: '', app, startedAt: '', complete: true, cases }))
    const args = toArguments('none', 'healthlake', '--beside', other)
    const { presetMatrix } = await performSweep([...args, '--report', both], CALLER)
    expect(presetMatrix).toEqual({
      apps: ['smart-client-public', 'other-app'],
      rows: [
        { preset: 'healthlake', results: [{ works: true, breaking: [] }, null] },
        {
          preset: 'epic',
          results: [
            null,
            {
              works: false,
              breaking: ['tokenType'],
              exchange: expect.stringMatching(/^exchange \d+, POST /),
            },
          ],
        },
      ],
    })
    expect(JSON.parse(await readFile(both, 'utf8')).presetMatrix).toEqual(presetMatrix)
    await writeFile(other, '{"cases":[{"preset":{"id":7}}]}')
    await expect(performSweep(args, CALLER)).rejects.toThrow(/^--beside \S+other\.json: it is not a report/)
    await rm(folder, { recursive: true })
  })

  test('refuses a preset that does not exist', async () => {
    await expect(sweep('tokenType', 'epik')).rejects.toThrow('--presets: there is no preset epik')
  })
})
