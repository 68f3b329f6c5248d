import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { readReport, useConformanceCommand } from '../support/use-conformance-command.ts'

const command = useConformanceCommand()

describe('--ready', () => {
  test('prints each step of the ONC procedure, open where cases are missing', async () => {
    const { out } = await command.run(command.server.fhirBase, '--ready', 'onc-g10')
    expect(out).toMatch(
      /Readiness for ONC \(g\)\(10\): \d+ not ready, \d+ open, \d+ ready, 6 attestation, \d+ other kit/,
    )
    expect(out).toContain('it is no certification')
    expect(out).toMatch(/✗ not ready +SH-PAT-4 [^\n]+\n[^\n]+\n +Failed: metadata-readable\./)
    expect(out).toMatch(
      /○ open +AUT-PAT-27 [^\n]+\n[^\n]+\n +(Not built yet|Skipped|Not run): authorize-post\./,
    )
    expect(out).toMatch(/✎ attestation +AUT-PAT-11/)
  })

  test('names the required capabilities that are not listed', async () => {
    command.server.tamper.smartConfiguration = (json) => ({ ...json, capabilities: ['launch-ehr'] })
    const { out } = await command.run(command.server.fhirBase, '--ready', 'onc-g10', '--only', 'discovery')
    expect(out).toMatch(/✗ not ready +AUT-PAT-25/)
    expect(out).toMatch(/Not listed as capability: launch-standalone, /)
  })

  test('is in every format, with both certifications', async () => {
    const files = ['html', 'json', 'md'].map((ending) => join(command.folder, `report.${ending}`))
    const ready = ['--ready', 'onc-g10', '--ready', 'smart-2.2']
    await command.run(command.server.fhirBase, ...ready, ...files.flatMap((file) => ['--report', file]))
    const [html = '', , markdown = ''] = await Promise.all(files.map((file) => readFile(file, 'utf8')))
    for (const text of [html, markdown]) {
      expect(text).toContain('Readiness for')
      expect(text).toMatch(/AUT\\?-PAT\\?-24/)
      expect(text).toMatch(/1\\?\.1\\?\.01/)
    }
    const { readiness } = await readReport(files[1] ?? '')
    expect(readiness.map(({ certification }) => certification)).toEqual(['onc-g10', 'smart-2.2'])
  })

  test('refuses a version of SMART that the certification does not admit', async () => {
    const { code, err } = await command.run(
      command.server.fhirBase,
      '--ready',
      'smart-2.2',
      '--smart-version',
      '2.0',
    )
    expect(code).toBe(2)
    expect(err).toContain('requires SMART 2.2, not 2.0')
    expect(command.server.seen).toEqual([])
  })
})

describe('names that others have', () => {
  test('are in --list, JSON and HTML', async () => {
    const { out } = await command.run('--list')
    expect(out).toContain('Inferno 1.1.01 · (g)(10) kit 1.8.01 · ONC AUT-PAT-24 · SMART 2.2 no. 30 372 373')
    expect(out).toMatch(/For people\n +S-037/)
    const files = ['html', 'json'].map((ending) => join(command.folder, `report.${ending}`))
    await command.run(
      command.server.fhirBase,
      '--only',
      'discovery',
      ...files.flatMap((file) => ['--report', file]),
    )
    expect(await readFile(files[0] ?? '', 'utf8')).toContain('Inferno 1.1.01 · (g)(10) kit 1.8.01')
    const { cases, requirements, capabilities } = await readReport(files[1] ?? '')
    expect(cases[0]?.references).toMatchObject({ inferno: ['1.1.01'], requirements: [30, 372, 373] })
    expect(requirements.find(({ number }) => number === 30)?.state).toBe('passed')
    expect(capabilities.find(({ capability }) => capability === 'launch-ehr')?.state).toBe('not tried')
  })
})

describe('attested', () => {
  test('is shown with the row', async () => {
    const url = 'https://ehr.example/docs/patient-link'
    const file = join(command.folder, 'report.json')
    const html = join(command.folder, 'report.html')
    const config = await command.configure({ attested: { 'S-128': url } })
    const { out } = await command.run(
      '--config',
      config,
      '--only',
      'cors',
      '--report',
      file,
      '--report',
      html,
    )
    expect(out).toContain('4 for people (1 attested)')
    const { coverage } = await readReport(file)
    expect(coverage.find(({ id }) => id === 'S-128')).toMatchObject({ state: 'for people', attested: url })
    expect(await readFile(html, 'utf8')).toContain(`href="${url}"`)
  })

  test.each([
    [{ 'S-001': 'https://ehr.example' }, /attested.* is wrong/],
    [{ 'S-128': 'javascript:alert(1)' }, /attested.S-128 is wrong/],
  ])('refuses %j', async (attested, message) => {
    const { code, err } = await command.run('--config', await command.configure({ attested }))
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})

describe('--export inferno', () => {
  test('writes one preset for each suite, and sends nothing', async () => {
    vi.spyOn(process, 'cwd').mockReturnValue(command.folder)
    vi.stubEnv('CONF_SECRET', 'a very secret secret')
    const config = await command.configure({
      clients: {
        symmetric: { clientId: 'conf-secret', secret: { env: 'CONF_SECRET' } },
        backend: { clientId: 'conf-backend', scope: 'system/Patient.rs' },
      },
    })
    const { code, out } = await command.run('--config', config, '--export', 'inferno')
    expect(code).toBe(0)
    expect(out).not.toContain('a very secret secret')
    expect(command.server.seen).toEqual([])
    const file = join(command.folder, 'inferno-smart_stu2_2.json')
    expect((await stat(file)).mode & 0o077).toBe(0)
    const preset = JSON.parse(await readFile(file, 'utf8'))
    expect(preset.inputs[0]).toEqual({ name: 'url', type: 'text', value: command.server.fhirBase })
    const inputs = new Map<string, string>(
      preset.inputs.map(({ name, value }: { name: string; value: string }) => [name, value]),
    )
    expect(JSON.parse(inputs.get('standalone_smart_auth_info') ?? '')).toMatchObject({
      auth_type: 'symmetric',
      client_id: 'conf-secret',
      client_secret: 'a very secret secret',
      pkce_code_challenge_method: 'S256',
    })
    expect(JSON.parse(inputs.get('backend_services_smart_auth_info') ?? '')).toMatchObject({
      auth_type: 'backend_services',
      requested_scopes: 'system/Patient.rs',
      encryption_algorithm: 'RS384',
    })
  })
})
