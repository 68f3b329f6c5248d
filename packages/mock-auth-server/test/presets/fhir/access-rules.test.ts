import { expect, test } from 'vitest'
import { PRESET_NAMES } from '../../../src/presets/preset-names.ts'
import { useTenants } from '../use-tenants.ts'
import { createBatch, type FhirAnswerSeen, getLinks, signIn } from './ask-fhir.ts'

const createTenant = useTenants()
// In both notations, since some presets know one of them.
const SCOPE = `launch/patient ${['Patient', 'Observation', 'Condition']
  .map((type) => `patient/${type}.rs patient/${type}.read`)
  .join(' ')}`
const OTHER = 'elif-yildiz'
const READS = [
  `Patient/${OTHER}`,
  `Patient/${OTHER}/_history`,
  'Patient?_count=1000',
  `Patient?_id=${OTHER}`,
  `Observation?patient=${OTHER}&category=vital-signs`,
  `Condition?patient=${OTHER}&_include=Condition:subject`,
  `Patient/${OTHER}/Observation`,
  `Patient?_id=amy-shaw,${OTHER}&_count=1&startIndex=0&page=1`,
]

/** Members that repeat what was sent. */
const ECHOES = new Set(['link', 'issue', 'outcome', 'diagnostics'])

/** Returns a successful answer as text, without what repeats the request. */
const readResources = ({ status, json }: FhirAnswerSeen) =>
  status === 200 ? JSON.stringify(json, (name, value) => (ECHOES.has(name) ? undefined : value)) : ''

// The preset smart-launcher has scopeEnforcement off: the counterpart, which shows that the reads would find it.
test.each(PRESET_NAMES)('%s: a token of one patient reads nothing of another', async (preset) => {
  const tenant = createTenant({
    preset,
    tenantParameter: 'none',
    standalonePatient: 'given',
    requiredSearch: {},
    servedTypes: 'all',
  })
  const ask = await signIn(tenant, SCOPE)
  const answers = await Promise.all(READS.map((path) => ask(path)))
  answers.push(await ask('', createBatch(...READS)))
  const seen = answers.map(readResources).join('')
  expect(seen).toContain('amy-shaw')
  expect(seen.includes(OTHER)).toBe(preset === 'smart-launcher')
})

test('a page that a clinician asked for is not the page of a patient', async () => {
  for (const preset of ['epic', 'oracle-health-provider', 'blue-button', 'meditech'] as const) {
    const tenant = createTenant({ preset, requiredSearch: {}, servedTypes: 'all' })
    const { next = '' } = getLinks(await (await signIn(tenant))('Patient?_count=5'))
    expect(next).not.toBe('')
    const ask = await signIn(tenant, SCOPE)
    for (const [, id] of readResources(await ask(next)).matchAll(/\/fhir\/Patient\/([\w-]+)/g))
      expect(id).toBe('amy-shaw')
  }
})
