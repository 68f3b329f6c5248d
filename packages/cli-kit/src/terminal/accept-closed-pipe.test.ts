import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { acceptClosedPipe } from './accept-closed-pipe.ts'

const fail = (code: string) => () => {
  const stream = new PassThrough()
  acceptClosedPipe(stream)
  stream.emit('error', Object.assign(new Error(code), { code }))
}

it('accepts that the reader has left, and throws any other error', () => {
  expect(fail('EPIPE')).not.toThrow()
  expect(fail('ENOSPC')).toThrow('ENOSPC')
})
