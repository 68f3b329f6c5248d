import { type DescribedCase, listCases } from '@smart-mock/client/conformance'
import { describe, expect, it } from 'vitest'
import { listCheckGroups } from './list-check-groups.ts'
import { renderCheckPage } from './render-check-page.ts'
import { renderChecksIndex } from './render-checks-index.ts'

const cases = listCases()
const [grantType] = cases.filter(({ id }) => id === 'token-error-codes/grant-type') as [DescribedCase]
const rows = { 'S-078': { text: 'errors have a form' } }
const exchange = {
  id: 'x',
  request: { method: 'POST', url: 'http://a.example/token', headers: [], body: 'grant_type=x' },
  response: {
    status: 400,
    headers: [['date', 'today']],
    body: JSON.stringify(Array.from({ length: 40 }, (_, at) => at)),
  },
} as never

describe('listCheckGroups', () => {
  it('has every case once, in its order', () => {
    const all = listCheckGroups(cases).flatMap(({ checks }) => checks.flat())
    expect(all.map(({ id }) => id)).toEqual(cases.map(({ id }) => id))
  })
})

describe('renderChecksIndex', () => {
  it('links every check', () => {
    const text = renderChecksIndex(cases)
    for (const { check } of cases) expect(text).toContain(`(checks/${check}.md)`)
  })
})

describe('renderCheckPage', () => {
  it('shows the difference, the ids of others and the rows of the catalogue', () => {
    const text = renderCheckPage([grantType], { rows, exchanges: new Map(), failures: new Map() })
    expect(text).toContain('`grant_type=not_a_grant_type`')
    expect(text).toContain('AUT-SYS-7, AUT-SYS-10')
    expect(text).toContain('| S-078 | errors have a form |')
    expect(text).not.toContain('How the mock passes')
  })

  it('shows a captured exchange without what differs from run to run, and cuts a long body', () => {
    const text = renderCheckPage([grantType], {
      ...{ rows, failures: new Map() },
      exchanges: new Map([[grantType.id, exchange]]),
    })
    expect(text).toContain('POST http://a.example/token\n\ngrant_type=x')
    expect(text).toContain('HTTP/1.1 400\n\n[\n  0,')
    expect(text).toContain('… 12 more lines')
    expect(text).not.toContain('today')
  })

  it('shows a recorded failure with the fault that causes it', () => {
    const failure = {
      ...{ case: grantType.id, fault: 'error-defect', params: { at: 'token' }, exchange },
      messages: ['400 <odd> instead of 400'],
    }
    const failures = new Map([[grantType.id, failure]])
    const text = renderCheckPage([grantType], { rows, exchanges: new Map(), failures })
    expect(text).toContain('## How a server fails')
    expect(text).toContain('the fault [error-defect](../faults/error-defect.md) with `at: token`')
    expect(text).toContain('400 \\<odd\\> instead of 400')
    expect(text).toContain('HTTP/1.1 400\n\n[\n  0,')
  })

  it('names the option where no fault causes it', () => {
    const failures = new Map([
      [grantType.id, { case: grantType.id, options: { audience: 'any' }, messages: ['x'] }],
    ])
    const text = renderCheckPage([grantType], { rows, exchanges: new Map(), failures })
    expect(text).toContain('The mock has the option `audience: any`. The case says: x')
  })
})
