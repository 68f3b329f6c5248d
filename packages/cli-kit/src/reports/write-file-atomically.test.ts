import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeFileAtomically } from './write-file-atomically.ts'

test('leaves one whole file and no drafts when writers run at once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-mock-reports-'))
  const file = join(folder, 'report.json')
  const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000))
  await Promise.all(texts.map((text) => writeFileAtomically(file, text)))
  expect(texts).toContain(await readFile(file, 'utf8'))
  expect(await readdir(folder)).toEqual(['report.json'])
  await rm(folder, { recursive: true })
})

test('leaves no draft when the file cannot be written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-mock-reports-'))
  // A folder of that name stands for a full disk: the draft cannot take its place.
  await mkdir(join(folder, 'report.json', 'inside'), { recursive: true })
  await expect(writeFileAtomically(join(folder, 'report.json'), '{}')).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['report.json'])
  await rm(folder, { recursive: true })
})
