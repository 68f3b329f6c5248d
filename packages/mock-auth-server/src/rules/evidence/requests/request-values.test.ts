import { expect, it } from 'vitest'
import { exampleJournal } from '../../../../test/support/example-journal.ts'
import type { ExampleExchange } from '../../../core/declare/rule.ts'
import { collectRequestValues } from './request-values.ts'

function seen(example: Omit<ExampleExchange, 'step'>): string[] {
  const [entry] = exampleJournal([{ step: 'token', ...example }]).find()
  return entry ? collectRequestValues(entry).map(({ place, name, value }) => `${place} ${name} ${value}`) : []
}

it('collects parameters of URL, Referer, cookie and form by name, decoded', () => {
  expect(seen({ target: '/a?code=abc%2Bdefgh' })).toContain('url code abc+defgh')
  expect(seen({ headers: [['Referer', 'https://app/cb?x=1#token=abcdefgh']] })).toContain(
    'referer token abcdefgh',
  )
  expect(seen({ headers: [['Cookie', 'a=1; sid=abc%20defgh']] })).toContain('cookie sid abc defgh')
  const headers = [['Content-Type', 'application/x-www-form-urlencoded']] as const
  expect(seen({ headers, body: 'secret=abcdefgh' })).toContain('body secret abcdefgh')
})

it('collects the words in longer values: JSON, bearer, nested URLs', () => {
  expect(seen({ body: '{"token":"at.x.1.abcdefgh"}' })).toContain('body  at.x.1.abcdefgh')
  expect(seen({ headers: [['Authorization', 'Bearer at.x.1.abc']] })).toContain(
    'authorization authorization at.x.1.abc',
  )
  expect(seen({ target: '/go?to=https%3A%2F%2Fx%2F%3Ft%3Dabcdefgh' })).toContain('url to abcdefgh')
})

it('collects the secret of Basic, raw and form-decoded', () => {
  const values = seen({ headers: [['Authorization', `Basic ${btoa('app:a%2Bbcdefgh')}`]] })
  expect(values).toContain('authorization authorization a%2Bbcdefgh')
  expect(values).toContain('authorization authorization a+bcdefgh')
})

it('handles hostile requests: broken escapes, and too many words', () => {
  expect(
    seen({
      target: '/%zz?%zz=%zz',
      headers: [
        ['Authorization', 'Basic %%%'],
        ['Cookie', '=;;=%zz'],
      ],
    }),
  ).toEqual([])
  expect(seen({ body: 'abcdefgh '.repeat(20_000) }).length).toBeLessThanOrEqual(2000)
})
