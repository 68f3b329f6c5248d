import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../workspace/root.mjs'
import { tool } from '../workspace/tool.mjs'
import { readVitest } from './read-vitest.mjs'

// A report that Vitest really writes, so that another format in a later version shows here.

const place = join(root, '.cache/read-vitest')
afterAll(() => rmSync(place, { recursive: true }))

test('passed, failed, skipped and broken files are counted', () => {
  const report = join(place, 'report.json')
  mkdirSync(place, { recursive: true })
  writeFileSync(
    join(place, 'mixed.test.ts'),
    `import { expect, test } from 'vitest'
    test('passes', () => {})
    test('passes too', () => {})
    test('fails', () => expect(1).toBe(2))
    test.skip('skipped', () => {})
    test.todo('later')`,
  )
  writeFileSync(join(place, 'broken.test.ts'), "import './not-there.ts'")
  const args = ['run', '--root', place, '--reporter=json', `--outputFile.json=${report}`]
  const { status } = spawnSync(tool('vitest'), args, { stdio: 'ignore' })
  expect(status).toBe(1)
  expect(readVitest(JSON.parse(readFileSync(report, 'utf8')))).toEqual({ passed: 2, failed: 2, skipped: 2 })
})
