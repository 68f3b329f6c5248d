import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { ConformanceReport } from '../../src/conformance/index.ts'
import { useConformanceCommand } from '../support/use-conformance-command.ts'

const command = useConformanceCommand()

const advertisePlain = () => {
  command.server.tamper.smartConfiguration = (json) => ({
    ...json,
    code_challenge_methods_supported: ['S256', 'plain'],
  })
}

describe('reports', () => {
  test('writes each format, and prints JSON alone', async () => {
    advertisePlain()
    const files = ['html', 'json', 'xml', 'md'].map((ending) => join(command.folder, `report.${ending}`))
    const { out } = await command.run(
      command.server.fhirBase,
      '--json',
      ...files.flatMap((file) => ['--report', file]),
    )
    const printed: ConformanceReport = JSON.parse(out)
    const [html, json, xml, markdown] = await Promise.all(files.map((file) => readFile(file, 'utf8')))
    expect(JSON.parse(json ?? '').counts).toEqual(printed.counts)
    expect(html).toContain('id="discovery-pkce-methods"')
    expect(html).not.toContain('<script')
    expect(xml).toMatch(/<failure message="The server advertises plain in addition to S256\.">/)
    expect(markdown).toContain('### Failed (')
    expect(printed.cases.find(({ id }) => id === 'fhir-invalid-token/unknown')?.curl).toContain(
      'Bearer smart-client-conformance-no-such-token',
    )
  })

  test('hides secrets and assertions in every format', async () => {
    vi.stubEnv('CONF_SECRET', 'a very secret secret')
    const config = await command.configure({
      clients: {
        symmetric: { clientId: 'smart-client-symmetric', secret: { env: 'CONF_SECRET' } },
        backend: { clientId: 'smart-client-backend', scope: 'system/Patient.rs' },
      },
    })
    const files = ['html', 'json', 'xml', 'md'].map((ending) => join(command.folder, `report.${ending}`))
    const { out } = await command.run('--config', config, ...files.flatMap((file) => ['--report', file]))
    const texts = [out, ...(await Promise.all(files.map((file) => readFile(file, 'utf8'))))]
    const sent = command.server.tokenRequests().flatMap(({ form }) => form.get('client_assertion') ?? [])
    expect(sent.length).toBeGreaterThan(5)
    for (const text of texts) {
      expect(text).not.toMatch(/a(%20|\+| )very(%20|\+| )secret/)
      for (const assertion of sent) expect(text).not.toContain(assertion)
    }
  })

  test('shows no command of a server to the terminal', async () => {
    const hostile = 'x\u001b[2J\u202e\r\n  ✓ passed'
    command.server.tamper.smartConfiguration = (json) => ({
      ...json,
      capabilities: [hostile],
      issuer: hostile,
    })
    const { out } = await command.run(command.server.fhirBase, '--only', 'discovery')
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(out).not.toMatch(/^ {2}✓ passed/m)
  })
})
