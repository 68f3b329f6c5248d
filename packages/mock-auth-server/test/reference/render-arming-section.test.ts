import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSettings } from '../../src/cli/settings.ts'
import { createTenantsAndFaults } from '../../src/cli/start/create-tenants-and-faults.ts'
import type { AnyFault } from '../../src/core/declare/fault.ts'
import { IncomingRequest } from '../../src/core/http/incoming-request.ts'
import { acceptsPrefer, findPreferredFault } from '../../src/exchange/find-preferred-fault.ts'
import { FAULTS } from '../../src/faults/list.ts'
import type { MockServer } from '../../src/listeners/mock-server.ts'
import { MockTenant } from '../../src/mock/mock-tenant.ts'
import { startMock } from '../../src/mock/start-mock.ts'
import { listParameters, pickExampleParameter } from '../../src/reference/pages/parameters.ts'
import { renderArmingSection } from '../../src/reference/pages/render-arming-section.ts'
import type { Tenant } from '../../src/state/tenant.ts'

/** Stand for the addresses of the mock, which has none before the tests begin. */
const ADDRESSES = { controlUrl: 'http://control.invalid', publicUrl: 'http://public.invalid' }

let server: MockServer
let folder: string
beforeAll(async () => {
  server = await startMock({})
  folder = await mkdtemp(join(tmpdir(), 'arming-'))
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

/** What the page of the fault says, by the language of its renderFence blocks. */
function blocksOf(fault: AnyFault): Record<string, string[]> {
  const text = renderArmingSection(fault, listParameters(fault), ADDRESSES).join('\n')
  const blocks: Record<string, string[]> = {}
  for (const [, language = '', block = ''] of text.matchAll(/^```(\w*)\n([\s\S]*?)\n```$/gm))
    blocks[language] = [...(blocks[language] ?? []), block]
  return blocks
}

/** Returns the only armed fault of a tenant, and disarms it. */
function takeArmed(name: string): { fault: string; params: Record<string, unknown> } {
  const tenant = server.tenants.get(name)?.tenant as Tenant
  expect(tenant.armed.list).toHaveLength(1)
  const [armed] = tenant.armed.list
  if (!armed) throw new Error('nothing is armed')
  tenant.armed.disarm(armed.id)
  return { fault: armed.declaration.name, params: armed.params as Record<string, unknown> }
}

/** Runs a line in a shell; returns its output. */
async function shell(line: string): Promise<string> {
  return (await promisify(execFile)('sh', ['-c', line])).stdout
}

async function armByCommandLine(args: readonly string[]): Promise<void> {
  const { faults, tenants } = await readSettings(args)
  await createTenantsAndFaults(server, faults, tenants)
}

describe.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', (name, fault) => {
  const blocks = blocksOf(fault)
  const example = pickExampleParameter(listParameters(fault)) ?? {}
  const shown = { fault: name, params: expect.objectContaining(example) }

  test('by code', async () => {
    const [code = ''] = blocks.ts ?? []
    const mock = new MockTenant(server, 'default')
    const run = new Function('mock', `return (async () => { ${code}; return fault })()`)
    expect(await run(mock)).toHaveProperty('strikeCount', 0)
    expect(takeArmed('default')).toEqual(shown)
  })

  test('by curl', async () => {
    const [curl = ''] = blocks.sh ?? []
    await shell(curl.replace(ADDRESSES.controlUrl, server.controlUrl))
    expect(takeArmed('default')).toEqual(shown)
  })

  test('by the command line', async () => {
    const [, command = ''] = blocks.sh ?? []
    // The shell takes the line apart.
    const printed = await shell(command.replace(/^smart-mock/, "printf '%s\\n'"))
    await armByCommandLine(printed.trimEnd().split('\n'))
    expect(takeArmed('default')).toEqual(shown)
  })

  test('by a configuration file', async () => {
    const [config = ''] = blocks.json ?? []
    const file = join(folder, `${name}.json`)
    await writeFile(file, config)
    await armByCommandLine(['--config', file])
    expect(takeArmed('default')).toEqual(shown)
  })

  test('by a link', async () => {
    const [link = ''] = blocks[''] ?? []
    const before = new Set(server.tenants.all().map(({ tenant }) => tenant.name))
    await fetch(`${link.replace(ADDRESSES.publicUrl, server.publicUrl).replace(/\/fhir$/, '')}/nothing-here`)
    const [made] = server.tenants.all().filter(({ tenant }) => !before.has(tenant.name))
    expect(made).toBeDefined()
    expect(takeArmed(made?.tenant.name ?? '')).toEqual(shown)
    server.tenants.delete(made?.tenant.name ?? '')
  })

  test.runIf(blocks.http)('by the header Prefer', async () => {
    const [, value = ''] = /^Prefer: (.*)$/.exec(blocks.http?.[0] ?? '') ?? []
    const tenant = server.tenants.get('default')?.tenant as Tenant
    const [step] = fault.steps.filter(acceptsPrefer)
    if (!step) throw new Error('no step takes it')
    const call = new IncomingRequest({
      method: 'GET',
      target: '/',
      headers: [['prefer', value]],
      body: new Uint8Array(),
    })
    const preferred = await findPreferredFault(tenant, step, call)
    expect(preferred?.refusal).toBeUndefined()
    expect({ fault: preferred?.fault?.declaration.name, params: preferred?.fault?.params }).toEqual(shown)
  })
})

test('a page offers the header where a call can ask for the fault, and nowhere else', () => {
  const offered = FAULTS.filter((fault) => blocksOf(fault).http).map(({ name }) => name)
  expect(offered).toContain('token-error')
  expect(offered).not.toContain('state-changed')
  expect(offered).not.toContain('callback-twice')
})
