import { describe, expect, test } from 'vitest'
import { useConformanceCommand } from '../support/use-conformance-command.ts'

const command = useConformanceCommand()

const PKCE = ['--only', 'discovery-pkce-methods']
const advertisePlain = () => {
  command.server.tamper.smartConfiguration = (json) => ({
    ...json,
    code_challenge_methods_supported: ['S256', 'plain'],
  })
}

describe('exit codes', () => {
  test('returns 0 when every selected case passes', async () => {
    const { code, out } = await command.run(command.server.fhirBase, ...PKCE)
    expect(code).toBe(0)
    expect(out).toContain('1 case: 1 passed')
  })

  test('returns 1 for a failure, and says how to fix it', async () => {
    advertisePlain()
    const { code, out } = await command.run(command.server.fhirBase, ...PKCE)
    expect(code).toBe(1)
    expect(out).toContain('✗ failed       discovery-pkce-methods  SHALL')
    expect(out).toContain('Fix: Publish code_challenge_methods_supported: ["S256"].')
  })

  test('returns 1 for a warning with --strict only', async () => {
    command.server.tamper.smartConfiguration = (json) => ({
      ...json,
      scopes_supported: ['patient/observation.read'],
    })
    const only = [command.server.fhirBase, '--only', 'discovery-scope-syntax']
    expect((await command.run(...only)).code).toBe(0)
    expect((await command.run(...only, '--strict')).code).toBe(1)
  })

  test('returns 1 when nothing can be decided', async () => {
    await command.server.close()
    const { code, out } = await command.run(command.server.fhirBase)
    expect(code).toBe(1)
    expect(out).toContain('Nothing could be decided')
    await command.restart()
  })

  test.each([
    ['an unknown selector', ['--only', 'discovery-pkce-method'], /did you mean discovery-pkce-methods/],
    ['a renamed option', ['--html', 'x.html'], /did you mean --report <file>.html/],
    ['a second base', ['http://localhost:1/fhir'], /unexpected argument/],
    ['a user where there is no terminal', ['--login', 'manual'], /manual requires a terminal/],
    ['forms that are not configured', ['--login', 'forms'], /forms requires login.forms/],
    ['a script that is not there', ['--script', '/nowhere.mjs'], /The script .nowhere.mjs cannot be loaded/],
  ])('returns 2 for %s', async (_, args, message) => {
    const { code, err } = await command.run(command.server.fhirBase, ...args)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})

describe('the configuration', () => {
  test('accepts an expected failure until its last day, and tells when it is over', async () => {
    advertisePlain()
    const expectUntil = async (until: string) => {
      const known = { outcome: 'failed', reason: 'EHR-1234', until }
      return command.run('--config', await command.configure({ expected: { 'S-008': known } }), ...PKCE)
    }
    const accepted = await expectUntil('2999-01-01')
    expect(accepted.code).toBe(0)
    expect(accepted.out).toContain('Accepted: EHR-1234, until 2999-01-01')
    const over = await expectUntil('2001-01-01')
    expect(over.code).toBe(1)
    expect(over.out).toContain('It was accepted until 2001-01-01')
  })

  test('says to remove an expectation when the case passes', async () => {
    const config = await command.configure({
      expected: { discovery: { outcome: 'failed', reason: 'EHR-1' } },
    })
    const { code, out } = await command.run('--config', config, ...PKCE)
    expect(code).toBe(0)
    expect(out).toContain('remove it from "expected"')
  })

  test('leaves cases out with the reason', async () => {
    advertisePlain()
    const { code, out } = await command.run(
      '--config',
      await command.configure({ leaveOut: { 'S-008': 'no apps yet' } }),
      ...PKCE,
    )
    expect(code).toBe(0)
    expect(out).toContain('1 skipped: no apps yet')
  })

  test.each([
    [{ leaveout: {} }, /Unrecognized key: "leaveout"/],
    [{ leaveOut: { 'S-999': 'x' } }, /"S-999" names no check/],
    [{ clients: { symmetric: { clientId: 'a', secret: { env: 'NOT_SET_ANYWHERE' } } } }, /NOT_SET_ANYWHERE/],
    [{ login: { forms: [{ fields: { pw: { env: 'NOT_SET_ANYWHERE' } } }] } }, /NOT_SET_ANYWHERE/],
    [{ login: { drivers: 'forms' } }, /Unrecognized key: "drivers"/],
    [{ launch: { client: 'symmetric' } }, /launch.client is symmetric, and clients has no such client/],
    [{ expected: { 'S-008': { outcome: 'failed' } } }, /expected.S-008.reason/],
  ])('refuses %j', async (config, message) => {
    const { code, err } = await command.run('--config', await command.configure(config))
    expect(code).toBe(2)
    expect(err).toMatch(message)
    expect(command.server.seen).toEqual([])
  })
})

describe('--plan and --list', () => {
  test('plan sends nothing but a request for smart-configuration', async () => {
    const { code, out } = await command.run(command.server.fhirBase, '--plan')
    expect(code).toBe(0)
    expect(out).toMatch(/Plan: \d+ of \d+ cases would run; no login/)
    expect(out).toMatch(/assertion-accepted +skipped: Requires a client with keys/)
    expect(command.server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /fhir/.well-known/smart-configuration',
    ])
  })

  test('plan leaves out what the limit of logins excludes, as the run does', async () => {
    const limited = ['--client-id', 'app', '--only', 'authorize-state', '--max-logins', '1']
    const { out: plan } = await command.run(command.server.fhirBase, ...limited, '--plan')
    expect(plan).toContain('Plan: 1 of 2 cases would run; 1 login')
    const why = 'Requires a further login; the run may have 1 (--max-logins).'
    const [, omitted] = /(authorize-state\/\w+) +skipped: Requires a further login/.exec(plan) ?? []
    const { out } = await command.run(command.server.fhirBase, ...limited)
    expect(out).toContain(`1 skipped: ${why} ${omitted}`)
  })

  test('list needs no server', async () => {
    const { code, out } = await command.run('--list')
    expect(code).toBe(0)
    expect(out).toMatch(/backend-token\/response +SHALL +active +S-105 +needs backend/)
    expect(command.server.seen).toEqual([])
  })
})
