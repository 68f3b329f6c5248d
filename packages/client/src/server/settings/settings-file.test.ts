import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { saveSettings } from './settings-file.ts'

test('leaves no draft when the list cannot be written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-client-settings-'))
  // A folder of that name stands for a full disk: the draft cannot take its place.
  await mkdir(join(folder, 'servers.json', 'inside'), { recursive: true })
  await expect(saveSettings(join(folder, 'servers.json'), [])).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['servers.json'])
  await rm(folder, { recursive: true })
})
