import { expect, it } from 'vitest'
import { acceptsMediaType } from './accepts-media-type.ts'

it('admits by type, by range, and when nothing is said', () => {
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

it('does not admit another type, or one with a weight of zero', () => {
  for (const header of [
    'text/html',
    'application/xml',
    'application/json;q=0',
    'application/json;q=0.00, text/*',
  ])
    expect(acceptsMediaType(header, 'application/json')).toBe(false)
})
