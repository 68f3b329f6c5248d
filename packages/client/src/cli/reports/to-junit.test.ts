import { expect, test } from 'vitest'
import type { Step } from '../../model/run.ts'
import { toJunit } from './to-junit.ts'

const fhirBase = 'https://ehr.example/fhir'
const step: Step = {
  id: '1',
  sequence: 0,
  kind: 'token',
  phase: 'discovery',
  title: 'Discovery',
  state: 'done',
  startedAt: 0,
  details: [],
  arrows: [],
  exchangeIds: [],
}

test.each(['\u0000', '\u001b', '\ufffe', '\uffff', '\ud800', '\udc00'])(
  'replaces a character that XML does not allow: %j',
  (character) => {
    const message = `a${character}b<c>`
    const xml = toJunit({ fhirBase, steps: [{ ...step, verdict: { level: 'error', message } }] })
    expect(xml).toContain('<failure message="a\ufffdb&lt;c&gt;">')
  },
)

test('keeps characters beyond the first plane, tabs and line breaks', () => {
  const message = '\u{1f600}\t\n'
  const xml = toJunit({ fhirBase, steps: [{ ...step, verdict: { level: 'error', message } }] })
  expect(xml).toContain(`<failure message="${message}">`)
})
