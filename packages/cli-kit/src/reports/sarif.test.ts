import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SarifResult, type SarifRun, toSarifText } from './sarif.ts'

const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true })
formats.default(ajv)
// The published schema names draft 4; nothing in it but the name of its id differs in draft 7.
const { $schema: _draft, id: $id, ...definitions } = schema
const isValid = ajv.compile({ $id, ...definitions })

const rule = {
  id: 'state-entropy',
  requirement: 'The state has enough entropy.',
  spec: 'https://a.example/#b',
}
const failed: SarifResult = {
  ...{ ruleId: 'state-entropy', kind: 'fail', level: 'warning' },
  ...{ message: 'The state has 3 characters.', seenIn: 'run-1' },
}
const run: SarifRun = {
  tool: 'smart-mock',
  version: '0.1.0',
  complete: true,
  rules: [rule],
  results: [failed],
}

const parse = (each: SarifRun) => JSON.parse(toSarifText(each))

describe('toSarifText', () => {
  it('is valid by the published schema, for any text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    fc.assert(
      fc.property(text, text, text, (id, message, seenIn) => {
        const kinds = ['fail', 'pass', 'open', 'informational', 'notApplicable'] as const
        const results = kinds.map((kind) => ({ ruleId: id, kind, message, seenIn, acceptedFor: message }))
        const log = parse({ ...run, rules: [{ id, requirement: message, spec: seenIn }], results })
        expect(isValid(log), JSON.stringify(isValid.errors)).toBe(true)
      }),
    )
  })

  it('is refused by that schema when a level, a message or a version is wrong', () => {
    const [first] = parse(run).runs
    const [result] = first.results
    for (const wrong of [
      { level: 'fatal' },
      { message: 'text' },
      { kind: 'failed' },
      { locations: [{ file: 'x' }] },
    ])
      expect(isValid({ ...parse(run), runs: [{ ...first, results: [{ ...result, ...wrong }] }] })).toBe(false)
    expect(isValid({ ...parse(run), version: '2.0.0' })).toBe(false)
    expect(isValid(parse(run))).toBe(true)
  })

  it('gives a level to failures only, and refers to the rule', () => {
    const results = [failed, { ...failed, kind: 'open' as const }]
    const [{ results: found, tool }] = parse({ ...run, results }).runs
    expect(found.map(({ kind, level }: SarifResult) => [kind, level])).toEqual([
      ['fail', 'warning'],
      ['open', 'none'],
    ])
    expect(tool.driver.rules[found[0].ruleIndex].helpUri).toBe('https://a.example/#b')
  })

  it('says when the run was interrupted, and why a failure is accepted', () => {
    const log = parse({ ...run, complete: false, results: [{ ...failed, acceptedFor: 'a library does it' }] })
    expect(log.runs[0].invocations).toEqual([{ executionSuccessful: false }])
    expect(log.runs[0].results[0].suppressions).toEqual([
      { kind: 'external', justification: 'a library does it' },
    ])
  })
})
