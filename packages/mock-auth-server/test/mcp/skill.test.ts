import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/mock/create-mock.ts'

const PROGRAM = resolve('dist/cli.js')
const SKILL = 'skills/smart-mock/SKILL.md'

let folder: string
let mock: Mock
beforeAll(async () => {
  mock = await createMock()
  folder = await mkdtemp(join(tmpdir(), 'skill-'))
  await copyFile('test/mcp/planted-client.mjs', join(folder, 'app.mjs'))
  await writeFile(join(folder, 'smart-mock'), `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`)
  await chmod(join(folder, 'smart-mock'), 0o755)
})
afterAll(async () => {
  await mock.close()
  await rm(folder, { recursive: true, force: true })
})

/** Runs a line of the skill in a shell that finds the program, with the running mock in place of the default one. */
async function runLine(line: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn('sh', ['-c', line.replaceAll('http://127.0.0.1:4011', mock.controlUrl)], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: `${folder}:${process.env.PATH}`,
      ...(line.includes('mock ready') ? { SMART_MOCK_CONTROL_PORT: String(mock.ports.control) } : {}),
    },
  })
  const output = Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = (await once(child, 'close')) as [number | null]
  const [stdout, stderr] = await output
  return { code, stdout, stderr }
}

const lines = [...(await readFile(SKILL, 'utf8')).matchAll(/^```sh\n([\s\S]*?)```$/gm)].flatMap(
  ([, block = '']) => block.trim().split('\n'),
)

/** What each line of the skill must show, by a part of it. */
const EXPECTED: Readonly<Record<string, { code?: number; stdout: RegExp }>> = {
  'mock faults state': { stdout: /state-changed/ },
  'rules pkce': { stdout: /pkce-s256/ },
  explain: { stdout: /^# Wrong state in the callback/ },
  'faults --json': { stdout: /"name": "state-changed"/ },
  '--json -- node': { stdout: /"outcome": "passed"/ },
  "--fault 'state": { code: 1, stdout: /^$/ },
  sweep: { code: 1, stdout: /"complete": true/ },
  ready: { stdout: /^$/ },
  '/faults -H': { stdout: /"id":"fault-1"/ },
  '/verdicts': { stdout: /"not exercised"/ },
  '/findings': { stdout: /"findings":\[\]/ },
  '/journal': { stdout: /"entries":\[\]/ },
  '/reset': { stdout: /"epoch":2/ },
}

test('has lines for all that is expected', () => expect(lines).toHaveLength(Object.keys(EXPECTED).length))

test.for(lines)('shows what %s does', async (line) => {
  const [, expected] = Object.entries(EXPECTED).find(([part]) => line.includes(part)) ?? []
  const { code, stdout, stderr } = await runLine(line)
  expect({ code, stdout, stderr }).toMatchObject({
    code: expected?.code ?? 0,
    stdout: expect.stringMatching(expected?.stdout ?? /never/),
  })
})
