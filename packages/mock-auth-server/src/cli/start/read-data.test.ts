import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DataRoom } from './data-room.ts'
import { readData } from './read-data.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-mock-'))
})
afterAll(() => rm(folder, { recursive: true }))

const lines = (from: number, count: number) =>
  Array.from(
    { length: count },
    (_, i) =>
      `${JSON.stringify({ resourceType: 'Basic', id: `b${from + i}`, code: { text: 'x'.repeat(400) } })}\n`,
  ).join('')

it('tells how far it has come, file by file and within a large one, and reads all', async () => {
  await writeFile(join(folder, 'a.ndjson'), lines(0, 3_000))
  await writeFile(join(folder, 'b.ndjson.gz'), gzipSync(lines(3_000, 3_000)))
  const told: [done: number, all: number, resources: number][] = []
  const room = new DataRoom(undefined)
  const { count } = await readData('--data', folder, room, (...each) => told.push(each))
  expect(count).toBe(6_000)
  expect(told.length).toBeGreaterThan(8)
  expect(told).toEqual([...told].sort((a, b) => a[0] - b[0] || a[2] - b[2]))
  const all = told[0]?.[1] ?? 0
  expect(told.at(-1)).toEqual([all, all, 6_000])
  expect(told.filter(([done]) => done >= all)).toHaveLength(1)
})

it('stops reading when there is no room for more', async () => {
  const small = new DataRoom(undefined, 8_000_000, 10 ** 9)
  const told: number[] = []
  const reading = readData('--data', folder, small, (_, __, resources) => told.push(resources))
  await expect(reading).rejects.toThrow(/resources \(1 MB of JSON\) were loaded/)
  expect(Math.max(...told)).toBeLessThan(3_000)
})

it('says which file cannot be unpacked', async () => {
  const file = join(folder, 'broken.json.gz')
  await writeFile(file, gzipSync('{}').subarray(0, 12))
  await expect(readData('--data', file, new DataRoom(undefined), () => {})).rejects.toThrow(
    `--data ${file}: unexpected end of file`,
  )
})

it('names a link in a folder that leads nowhere', async () => {
  const linked = join(folder, 'linked')
  await mkdir(linked)
  await symlink(join(folder, 'nowhere'), join(linked, 'lost.json'))
  await expect(readData('--data', linked, new DataRoom(undefined), () => {})).rejects.toThrow(
    `--data ${join(linked, 'lost.json')}: the file or folder does not exist`,
  )
})
