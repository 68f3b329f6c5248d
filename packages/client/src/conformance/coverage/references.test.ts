import { describe, expect, test } from 'vitest'
import { CASES } from '../checks/list.ts'
import { CERTIFICATIONS } from './certifications.ts'
import { CASE_REFERENCES } from './references/case-references.ts'

const rows = Object.entries(CASE_REFERENCES)

test('has a row for every case, and no other', () => {
  expect(Object.keys(CASE_REFERENCES).sort()).toEqual(CASES.map(({ id }) => id).sort())
})

describe.each(Object.values(CERTIFICATIONS))('$title', ({ steps, listSteps }) => {
  const known = steps.map(({ step }) => step)

  test('has each step once', () => {
    expect(new Set(known).size).toBe(known.length)
  })

  test('has every step that a case names', () => {
    const named = rows.flatMap(([, references]) => listSteps(references))
    expect(named.filter((step) => !known.includes(step) && !step.startsWith('STU1 '))).toEqual([])
  })

  test('has a case for every step that cases decide', () => {
    const decided = new Set(rows.flatMap(([, references]) => listSteps(references)))
    const byCases = steps.filter(({ decidedBy }) => decidedBy.startsWith('cases'))
    expect(byCases.filter(({ step }) => !decided.has(step))).toEqual([])
  })
})

test('names each number once for a case, within the sheet', () => {
  for (const [, { requirements = [] }] of rows) {
    expect(new Set(requirements).size).toBe(requirements.length)
    for (const number of requirements) expect(number).toBeLessThan(440)
  }
})
