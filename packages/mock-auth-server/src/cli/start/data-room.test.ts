import { describe, expect, it } from 'vitest'
import { DataRoom } from './data-room.ts'

const MB = 1024 * 1024

/** Room in a heap of 1,024 MB, of which the tenants have 512 MB and the data 256 MB, on a machine with 8,192 MB. */
const room = () => new DataRoom(undefined, 1024 * MB, 8192 * MB)
const loaded = (count: number, megabytes = 1) => ({ count, bytes: megabytes * MB })

describe('room for data', () => {
  it('is there up to a quarter of a heap of 1 GB', () => {
    expect(() => room().check('--data x', loaded(178_000, 400), 1)).not.toThrow()
  })

  it('ends with the figures and the heap that all files need', () => {
    expect(() => room().check('--data x', loaded(180_000, 310), 0.25)).toThrow(
      '--data x: 180,000 resources (310 MB of JSON) were loaded, about 25 % of the files, when they took the 256 MB ' +
        'that the heap of Node.js, of 1,024 MB, has for data beside 512 MB for tenants (--memory). Start with a larger ' +
        'heap, such as NODE_OPTIONS=--max-old-space-size=2304, or with fewer files',
    )
    const wanted = new DataRoom(undefined, 2304 * MB, 8192 * MB)
    expect(() => wanted.check('--data x', loaded(720_000, 1240), 1)).not.toThrow()
  })

  it('is larger when tenants have less (--memory)', () => {
    const small = new DataRoom(128, 1024 * MB, 8192 * MB)
    expect(() => small.check('--data x', loaded(440_000), 1)).not.toThrow()
    expect(() => small.check('--data x', loaded(450_000), 1)).toThrow('beside 128 MB for tenants')
  })

  it('is shared by --data and --load', () => {
    const both = room()
    both.keep(loaded(100_000))
    expect(() => both.check('--load y', loaded(70_000), 1)).not.toThrow()
    expect(() => both.check('--load y', loaded(100_000), 1)).toThrow('--load y: 100,000 resources')
  })

  it('has documents of a fifth of the heap, less beside what was loaded, and none beyond what a string can hold', () => {
    const megabytes = (characters: number) => Math.round(characters / MB)
    expect(megabytes(room().findLongest(loaded(0)))).toBe(192)
    expect(megabytes(room().findLongest(loaded(100_000)))).toBe(156)
    expect(room().findLongest(loaded(10_000_000))).toBe(0)
    expect(new DataRoom(undefined, 8192 * MB, 8192 * MB).findLongest(loaded(0))).toBe(500_000_000)
  })

  it('ends before the memory of the machine, too', () => {
    const text =
      '--data x: 9 resources (7,000 MB of JSON) were loaded, about 50 % of the files, and the memory of'
    expect(() => room().check('--data x', loaded(9, 7000), 0.5)).toThrow(text)
  })
})
