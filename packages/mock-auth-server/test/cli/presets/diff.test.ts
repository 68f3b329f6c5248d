import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommand } from './run-presets.ts'
import { EPIC_BASE, serveEpic, startVendorServer, type VendorServer } from './vendor-server.ts'

let server: VendorServer
beforeEach(async () => {
  server = await startVendorServer()
})
afterEach(() => server.close())

const SMART = `${EPIC_BASE}/.well-known/smart-configuration`
const change = (path: string, changes: object) => {
  server.documents[path] = { ...(server.documents[path] as object), ...changes }
}
const diff = (...more: string[]) => runCommand('diff', 'epic', `${server.origin}${EPIC_BASE}`, ...more)

describe('presets diff', () => {
  test('exits with 0 when a server is as it was captured, whatever its hosts', async () => {
    serveEpic(server)
    const { code, stdout } = await diff()
    expect(stdout.match(/as captured on 2026-07-24/g)).toHaveLength(3)
    expect(code).toBe(0)
    for (const base of [`${server.origin}${SMART}`, `${server.origin}${EPIC_BASE}/`])
      expect((await runCommand('diff', 'epic-like', base)).code).toBe(0)
  })

  test('exits with 1 and says what changed', async () => {
    serveEpic(server)
    change(SMART, {
      capabilities: ['launch-ehr'],
      registration_endpoint: `${server.origin}/site/oauth2/register`,
      token_endpoint: `${server.origin}/other/token`,
    })
    change(`${EPIC_BASE}/metadata`, { software: { name: 'Epic', version: 'August 2026' } })
    const { code, stdout } = await diff()
    expect(code).toBe(1)
    expect(stdout).toContain('3 differences from the capture of 2026-07-24')
    expect(stdout).toMatch(/changed capabilities: without "launch-standalone"/)
    expect(stdout).toMatch(/changed token_endpoint: "http:.*\/other\/token", was "\{root\}\/oauth2\/token"/)
    expect(stdout).toMatch(/added {3}registration_endpoint: "http/)
    expect(stdout).toMatch(/changed software: "Epic \/ August 2026", was "Epic \/ May 2026 \/ 2026-05-11"/)
    const json = JSON.parse((await diff('--json')).stdout) as {
      isEqual: boolean
      documents: { differences: [] }[]
    }
    expect(json.isEqual).toBe(false)
    expect(json.documents.map(({ differences }) => differences.length)).toEqual([3, 0, 1])
  })

  test('compares with a variant', async () => {
    const other = { authorization_endpoint: 'https://e.example/v3/o/authorize', capabilities: [] }
    server.documents[SMART] = other
    const args = ['diff', 'blue-button', `${server.origin}${EPIC_BASE}`]
    expect((await runCommand(...args)).stdout).toContain('(blue-button.smart)')
    expect((await runCommand(...args, '--variant', 'v3')).stdout).toContain('(blue-button-v3.smart)')
    await expect(runCommand(...args, '--variant', 'v4')).rejects.toThrow('blue-button has no variant v4')
  })

  test('says which documents could not be read, and does not call them equal', async () => {
    serveEpic(server)
    delete server.documents['/site/oauth2/.well-known/openid-configuration']
    server.documents[`${EPIC_BASE}/metadata`] = 'hang'
    const { code, stdout } = await diff('--timeout', '0.2')
    expect(code).toBe(1)
    expect(stdout).toContain('not compared: it returned 404')
    expect(stdout).toContain('not compared: it did not arrive within 0.2 seconds')
  })

  test('asks no other host over plain http, whatever the document says', async () => {
    const elsewhere = await startVendorServer({ '/.well-known/openid-configuration': {} })
    serveEpic(server)
    const issuer = elsewhere.origin.replace('127.0.0.1', 'localhost')
    change(SMART, { issuer })
    await diff()
    expect(elsewhere.asked).toEqual([])
    elsewhere.close()
  })

  test('escapes what a hostile server sends, and shortens it', async () => {
    serveEpic(server)
    change(SMART, { '\u001b[2J\nas captured': `\u001b]0;x\u0007${'y'.repeat(5000)}` })
    const { code, stdout } = await diff()
    expect(code).toBe(1)
    expect(stdout).not.toContain('\u001b')
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(500)
  })

  test.each([
    ['"a text"', 'it is not a JSON object'],
    ['[]', 'it is not a JSON object'],
    [`"${'x'.repeat(11 * 1024 * 1024)}"`, 'it is larger than 10 MB'],
    [undefined, 'it returned 404'],
  ])('refuses a server whose smart-configuration is none: %#', async (body, problem) => {
    server.documents[SMART] = body
    await expect(diff()).rejects.toThrow(problem)
  })

  test('accepts documents whose members have any type', async () => {
    for (const value of [null, 7, [], {}, 'x', [[null]], { a: { b: 1 } }]) {
      const names = Object.keys({ issuer: 1, authorization_endpoint: 1, token_endpoint: 1, capabilities: 1 })
      server.documents[SMART] = Object.fromEntries(names.map((name) => [name, value]))
      server.documents[`${EPIC_BASE}/metadata`] = { software: value, rest: value, format: value }
      expect((await diff()).code).toBe(1)
    }
  })

  test('refuses what is no preset, URL, file or argument', async () => {
    await expect(runCommand('diff', 'epik', 'x')).rejects.toThrow('no preset epik (did you mean epic?)')
    await expect(runCommand('diff', 'epic')).rejects.toThrow('requires a preset and the FHIR base')
    await expect(runCommand('diff', 'epic', 'nowhere.json')).rejects.toThrow('nowhere.json cannot be read')
    await expect(runCommand('diff', 'epic', 'http://a:b@e.example')).rejects.toThrow(
      'must not contain credentials',
    )
    await expect(runCommand('diff', 'epic', 'http://127.0.0.1:1/fhir')).rejects.toThrow('it is unreachable')
    await expect(runCommand('dif')).rejects.toThrow('presets cannot dif; it can list, show, diff, capture')
    await expect(runCommand()).rejects.toThrow('presets requires one of')
  })
})

describe('presets diff with a file', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'presets-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function save(value: unknown): Promise<string> {
    const path = join(folder, 'saved.json')
    await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value))
    return path
  }

  test('compares the one document in it', async () => {
    serveEpic(server)
    for (const path of Object.keys(server.documents)) {
      const { code, stdout } = await runCommand('diff', 'epic', await save(server.documents[path]))
      expect(code, path).toBe(0)
      expect(stdout.match(/as captured/g)).toHaveLength(1)
    }
    change(SMART, { issuer: undefined })
    expect((await runCommand('diff', 'epic', await save(server.documents[SMART]))).code).toBe(1)
  })

  test('refuses a file that is no such document, or of which the preset has no capture', async () => {
    await expect(runCommand('diff', 'epic', await save('x'))).rejects.toThrow('is not a JSON object')
    await expect(runCommand('diff', 'epic', await save({ a: 1 }))).rejects.toThrow(
      'is no smart-configuration',
    )
    const openid = { subject_types_supported: [] }
    await expect(runCommand('diff', 'keycloak', await save(openid))).rejects.toThrow(
      'no capture of such a document',
    )
  })
})
