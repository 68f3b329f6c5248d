import { expect, it } from 'vitest'
import { createDateHeader } from './create-date-header.ts'

it.each([
  [784_111_777_000, 'Sun, 06 Nov 1994 08:49:37 GMT'],
  [784_111_777_999, 'Sun, 06 Nov 1994 08:49:37 GMT'],
  [784_111_778_000, 'Sun, 06 Nov 1994 08:49:38 GMT'],
  [784_111_777_000, 'Sun, 06 Nov 1994 08:49:37 GMT'],
])('formats %i as %s', (at, date) => expect(createDateHeader(at)).toEqual(['Date', date]))
