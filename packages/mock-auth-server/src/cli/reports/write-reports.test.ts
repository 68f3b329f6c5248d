import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeFileAtomically } from './write-reports.ts'

test('leaves one whole file and no drafts when writers run at once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-mock-reports-'))
  const file = join(folder, 'report.json')
  const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000))
  await Promise.all(texts.map((text) => writeFileAtomically(file, text)))
  expect(texts).toContain(await readFile(file, 'utf8'))
  expect(await readdir(folder)).toEqual(['report.json'])
  await rm(folder, { recursive: true })
})
