import { expect, it } from 'vitest'
import { createProgressBar } from './on-progress.ts'

/** Returns what is written when half and then all of 40 MB are read. */
function draw(isTTY: boolean): string[] {
  const written: string[] = []
  const write = (text: string | Uint8Array) => written.push(String(text)) > 0
  const onProgress = createProgressBar('Reading x', { isTTY, write } as Pick<
    NodeJS.WriteStream,
    'isTTY' | 'write'
  >)
  onProgress(20_000_000, 40_000_000, 1_234)
  onProgress(40_000_000, 40_000_000, 2_468)
  return written
}

it('shows on a terminal how far reading has come, and disappears', () => {
  expect(draw(true)).toEqual([
    '\rReading x [###############...............] 20/40 MB, 1234 resources',
    '\r\x1b[K',
  ])
})

it('writes nothing where there is no terminal', () => {
  expect(draw(false)).toEqual([])
})
