import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readReport, useConformanceCommand } from '../support/use-conformance-command.ts'

const command = useConformanceCommand()

const PKCE = ['--only', 'discovery-pkce-methods']
const advertisePlain = () => {
  command.server.tamper.smartConfiguration = (json) => ({
    ...json,
    code_challenge_methods_supported: ['S256', 'plain'],
  })
}

describe('a baseline', () => {
  test('fails only for what got worse, and lists what got better', async () => {
    const file = join(command.folder, 'baseline.json')
    advertisePlain()
    await command.run(command.server.fhirBase, ...PKCE, '--report', file)
    expect((await command.run(command.server.fhirBase, ...PKCE, '--baseline', file)).code).toBe(0)
    command.server.tamper.smartConfiguration = (json) => json
    const better = await command.run(command.server.fhirBase, ...PKCE, '--report', file, '--baseline', file)
    expect(better.out).toContain('better: discovery-pkce-methods')
    advertisePlain()
    const worse = await command.run(command.server.fhirBase, ...PKCE, '--baseline', file)
    expect(worse.code).toBe(1)
    expect(worse.out).toContain('1 got worse (discovery-pkce-methods)')
  })
})

describe('--resume', () => {
  test('runs only what the earlier run has not decided, and reports both as one', async () => {
    const file = join(command.folder, 'first.json')
    const selected = ['--only', 'discovery-document']
    await command.run(command.server.fhirBase, ...selected, '--report', file)
    command.server.seen.length = 0
    const resumed = join(command.folder, 'second.json')
    const more = ['--only', 'discovery-pkce-methods', '--resume', file, '--report', resumed]
    expect((await command.run(command.server.fhirBase, ...selected, ...more)).code).toBe(0)
    const first = await readReport(file)
    const second = await readReport(resumed)
    expect(second.resumedFrom).toBe(first.startedAt)
    expect(second.cases.map(({ id }) => id)).toContain('discovery-pkce-methods')
    expect(second.counts.passed).toBeGreaterThan(first.counts.passed)
    const shown = new Set(second.exchanges.map(({ id }) => id))
    for (const { exchangeIds } of second.cases) for (const id of exchangeIds) expect(shown).toContain(id)
    const discovery = command.server.seen.filter(({ url }) => url.endsWith('/smart-configuration'))
    expect(discovery).toHaveLength(1)
  })

  test('keeps a failure of the earlier run', async () => {
    const file = join(command.folder, 'first.json')
    command.server.tamper.smartConfiguration = (json) => ({
      ...json,
      code_challenge_methods_supported: ['S256', 'plain'],
    })
    await command.run(command.server.fhirBase, '--only', 'discovery-pkce-methods', '--report', file)
    command.server.tamper.smartConfiguration = (json) => json
    const { code, out } = await command.run(
      command.server.fhirBase,
      '--only',
      'discovery-pkce-methods',
      '--resume',
      file,
    )
    expect(code).toBe(1)
    expect(out).toContain('1 case: 1 failed')
  })

  test('refuses what is no report, and a report of another server', async () => {
    const file = join(command.folder, 'first.json')
    await writeFile(file, '{"format":"other"}')
    expect((await command.run(command.server.fhirBase, '--resume', file)).err).toContain('is not a report')
    await command.run(command.server.fhirBase, '--only', 'discovery', '--report', file)
    const { code, err } = await command.run('http://localhost:1/fhir', '--resume', file)
    expect(code).toBe(2)
    expect(err).toContain(`is about fhirBase ${command.server.fhirBase}`)
  })
})
