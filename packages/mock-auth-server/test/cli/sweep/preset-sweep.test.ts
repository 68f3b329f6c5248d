import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { performSweep } from '../../../src/cli/sweep/perform-sweep.ts'
import type { ReportCase } from '../../../src/reports/report.ts'

const APP = join(import.meta.dirname, 'brittle-app.mjs')

async function sweep(habit: string, presets: string): Promise<readonly ReportCase[]> {
  const command = `"${process.execPath}" "${APP}" ${habit}`
  const { cases } = await performSweep(
    ['--command', command, '--user', 'Patient/amy-shaw', '--presets', presets],
    {
      environment: {},
      signal: new AbortController().signal,
      onResult: () => undefined,
    },
  )
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
  ])('names %s alone when an app breaks on it, within eight runs', async (habit, preset) => {
    const [found] = await sweep(habit, preset)
    expect(found).toMatchObject({ name: `preset ${preset}`, outcome: 'failed' })
    expect(found?.preset?.breaking?.map(({ name }) => name)).toEqual([habit])
    expect(found?.preset?.runs).toBeLessThanOrEqual(8)
    expect(found?.message).toContain(`${habit} (`)
  })

  test('says that an app works where nothing breaks it', async () => {
    const [found] = await sweep('tokenType', 'healthlake')
    expect(found).toMatchObject({
      outcome: 'passed',
      message: expect.stringMatching(/^works with all \d+ deviations$/),
    })
  })

  test('refuses a preset that does not exist', async () => {
    await expect(sweep('tokenType', 'epik')).rejects.toThrow('--presets: there is no preset epik')
  })
})
