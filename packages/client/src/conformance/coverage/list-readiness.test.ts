import { expect, test } from 'vitest'
import type { Outcome } from '../declare/outcome.ts'
import { CERTIFICATIONS } from './certifications.ts'
import { listReadiness, type RunFacts } from './list-readiness.ts'

const AUT_PAT_24 = [
  'discovery-document/served',
  'discovery-document/content-type',
  'cors-public-documents/discovery',
  'cors-public-documents/metadata',
]
const REQUIRED = CERTIFICATIONS['onc-g10'].steps.find(({ capabilities }) => capabilities)?.capabilities ?? []

const toCases = (ids: readonly string[], outcome: Outcome = 'passed') => ids.map((id) => ({ id, outcome }))

function findStep(step: string, facts: Partial<RunFacts>) {
  const all = { cases: [], advertised: [], attested: {}, ...facts }
  const found = listReadiness('onc-g10', all).steps.find((each) => each.step === step)
  if (!found) throw new Error(step)
  return found
}

test('is ready when every case of the step passed', () => {
  expect(findStep('AUT-PAT-24', { cases: toCases(AUT_PAT_24) })).toMatchObject({ outcome: 'ready', why: [] })
})

test.each<[Outcome, string, string]>([
  ['failed', 'not ready', 'Failed'],
  ['warning', 'open', 'Warning'],
  ['skipped', 'open', 'Skipped'],
  ['inconclusive', 'open', 'Inconclusive'],
])('takes a case that is %s as %s', (outcome, expected, word) => {
  const [first = '', ...others] = AUT_PAT_24
  const step = findStep('AUT-PAT-24', { cases: [...toCases([first], outcome), ...toCases(others)] })
  expect(step).toMatchObject({ outcome: expected, why: [`${word}: ${first}.`] })
})

test('is open when a case was not selected', () => {
  const step = findStep('AUT-PAT-24', { cases: toCases(AUT_PAT_24.slice(1)) })
  expect(step).toMatchObject({ outcome: 'open', why: ['Not run: discovery-document/served.'] })
})

test('ignores a case of another version of SMART', () => {
  const [first = '', ...others] = AUT_PAT_24
  const other = { id: first, outcome: 'skipped' as const, skipped: 'other-version' as const }
  expect(findStep('AUT-PAT-24', { cases: [other, ...toCases(others)] }).outcome).toBe('ready')
})

test('is never ready without the required capabilities', () => {
  const cases = toCases(findStep('AUT-PAT-25', {}).cases.map(({ id }) => id))
  const judge = (advertised: readonly string[] | undefined) => findStep('AUT-PAT-25', { cases, advertised })
  expect(judge(REQUIRED)).toMatchObject({ outcome: 'ready' })
  expect(judge(REQUIRED.slice(1))).toMatchObject({
    outcome: 'not ready',
    why: ['Not listed as capability: launch-standalone.'],
  })
  expect(judge(undefined)).toMatchObject({ outcome: 'open', why: ['The capabilities are not known.'] })
})

test('leaves to people and other kits what no case decides, and shows the attestation', () => {
  const attested = { 'AUT-PAT-11': 'https://ehr.example/offline' }
  expect(findStep('AUT-PAT-11', { attested })).toMatchObject({
    outcome: 'attestation',
    attested: attested['AUT-PAT-11'],
  })
  expect(findStep('API-DOC-1, 2', {}).outcome).toBe('other kit')
  const part = findStep('PAR-1', {}).cases.map(({ id }) => id)
  expect(findStep('PAR-1', { cases: toCases(part) }).outcome).toBe('other kit')
  expect(findStep('PAR-1', { cases: toCases(part, 'failed') }).outcome).toBe('not ready')
})

test('counts the steps by outcome', () => {
  const { counts, steps } = listReadiness('smart-2.2', {
    cases: toCases(AUT_PAT_24),
    advertised: [],
    attested: {},
  })
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(steps.length)
  // Test 1.1.03: the others that these cases decide need further cases.
  expect(steps.filter(({ outcome }) => outcome === 'ready').map(({ step }) => step)).toEqual(['1.1.03'])
  expect(counts.ready).toBe(1)
})
