import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startClient } from '../../src/index.ts'
import type { ServerList } from '../../src/model/api.ts'
import { server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

describe('settings file', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smart-client-'))
    file = join(folder, 'deep', 'servers.json')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const start = (mockBase = server.fhirBase) => startClient({ port: 0, settingsFile: file, mockBase })
  const list = async (origin: string): Promise<ServerList> => (await fetch(`${origin}/api/servers`)).json()
  const edit = (origin: string, changes: object) =>
    fetch(`${origin}/api/servers/mock-public`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(changes),
    })

  test('changes are kept, readable by the owner alone, and built-in entries follow the mock', async () => {
    const one = await start()
    await edit(one.origin, { notes: 'kept' })
    await one.close()
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const two = await start('http://localhost:1/fhir')
    const { servers } = await list(two.origin)
    expect(servers[0]).toMatchObject({ notes: 'kept', fhirBase: 'http://localhost:1/fhir' })
    await two.close()
  })

  test('a file from before requestsFrom keeps what exchangePlace said', async () => {
    const one = await start()
    await edit(one.origin, { requestsFrom: 'browser' })
    await one.close()
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('requestsFrom', 'exchangePlace'))
    const two = await start()
    const { servers, problem } = await list(two.origin)
    expect(problem).toBeUndefined()
    expect(servers.map(({ requestsFrom }) => requestsFrom)).toEqual(['browser', 'server', 'server', 'server'])
    await two.close()
  })

  test.each(['{"version":1,', '{"version":2,"servers":[]}', '{"version":1,"servers":[{"id":"x"}]}'])(
    'a damaged file (%s) is kept aside and reported',
    async (text) => {
      const one = await start()
      await edit(one.origin, { notes: 'x' })
      await one.close()
      await writeFile(file, text)
      const two = await start()
      expect(two.problem).toContain('kept as')
      expect((await list(two.origin)).problem?.level).toBe('error')
      await edit(two.origin, { notes: 'y' })
      await two.close()
      const aside = (await readdir(join(folder, 'deep'))).find((name) => name.includes('damaged'))
      expect(await readFile(join(folder, 'deep', aside ?? ''), 'utf8')).toBe(text)
    },
  )

  test('many edits at once all arrive', async () => {
    const one = await start()
    const add = (n: number) =>
      fetch(`${one.origin}/api/servers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: `s${n}`, fhirBase: 'https://x.example' }),
      })
    await Promise.all(Array.from({ length: 20 }, (_, n) => add(n)))
    await one.close()
    expect(JSON.parse(await readFile(file, 'utf8')).servers).toHaveLength(24)
  })
})
