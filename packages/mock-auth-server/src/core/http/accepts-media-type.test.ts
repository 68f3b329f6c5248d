import { expect, it } from 'vitest'
import { acceptsMediaType } from './accepts-media-type.ts'

it('accepts by type, by range, and without a header', () => {
  for (const header of [
    undefined,
    '',
    '*/*',
    'application/*',
    'text/html, application/json;q=0.1',
    'Application/JSON',
  ])
    expect(acceptsMediaType(header, 'application/json')).toBe(true)
})

it('rejects another type, or one with a weight of zero', () => {
  for (const header of [
    'text/html',
    'application/xml',
    'application/json;q=0',
    'application/json;q=0.00, text/*',
  ])
    expect(acceptsMediaType(header, 'application/json')).toBe(false)
})
