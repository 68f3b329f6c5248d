import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import type { Draft } from '../support/correct-client.ts'
import { collectFindings } from './mutated-handshake.ts'
import { CASES, type Change, type Fields, ONCE } from './mutation-cases.ts'

let mock: Mock

beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const CHANGES: readonly Change[] = ['removed', 'emptied', 'duplicated', 'altered', 'moved to the URL']
const TABLE = CASES.flatMap((each) =>
  CHANGES.filter((change) => change !== 'moved to the URL' || each.request !== 'authorize').map(
    (change) => [each.request, each.name, change, each.ehr ? 'EHR' : 'standalone', each] as const,
  ),
)

describe('one wrong parameter in a correct handshake is reported by its own rule, and by no other', () => {
  it.each(TABLE)('%s: %s %s (%s)', async (request, name, change, _, each) => {
    const findings = await collectFindings(mock, each, (draft) => spoiled(draft, name, change, each.altered))
    const own = each.of?.[change] ?? each.rules
    const expected =
      change === 'duplicated' ? [ONCE[request]] : change === 'moved to the URL' ? ['token-body-only'] : own
    const reported = findings.map(({ rule }) => rule)
    expect(
      reported.filter((rule) => expected.includes(rule)),
      `of ${expected.join(', ')}`,
    ).not.toEqual([])
    const related = new Set([...expected, ...own, ONCE[request]])
    const unrelated = findings.filter(({ rule, level }) => level === 'error' && !related.has(rule))
    expect(unrelated.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([])
  })
})

function spoiled(draft: Draft, name: string, change: Change, altered: (value: string) => string): Draft {
  const edit = (fields: Fields): Fields =>
    fields.flatMap(([key, value]): Fields => {
      if (key !== name) return [[key, value]]
      switch (change) {
        case 'emptied':
          return [[key, '']]
        case 'altered':
          return [[key, altered(value)]]
        case 'duplicated':
          return [
            [key, value],
            [key, value],
          ]
        default:
          return []
      }
    })
  const form = draft.form && { form: edit(draft.form) }
  const moved = draft.form?.filter(([key]) => key === name) ?? []
  const query = change === 'moved to the URL' ? moved : edit(draft.query)
  return { ...draft, query, ...form }
}
