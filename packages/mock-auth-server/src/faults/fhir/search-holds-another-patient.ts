import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { allOf, hidesCanary, neverSends } from '../../expectations/index.ts'
import { assignToCanaryPatient } from './assign-to-canary-patient.ts'
import { findSearchset, withBody } from './searchset.ts'

export const searchHoldsAnotherPatient = defineFault({
  name: 'search-holds-another-patient',
  title: 'Search result with data of another patient',
  kind: 'must-reject',
  catalogueIds: ['F-254'],
  spec: scopesPage('patient-specific-scopes'),
  description:
    'A search result contains an additional resource that belongs to another patient; its texts say "Canary Foreign".',
  requirement:
    'Compare the subject of each resource with the patient in context; leave foreign ones out, or stop.',
  steps: ['fhir-search'],
  points: {
    'fhir.reply': (answer, { facts, tenant }) => {
      const found = findSearchset(answer)
      if (!found) return answer
      const type = facts.resourceType ?? 'Basic'
      const model = found.entries[0]?.resource as never
      const resource = assignToCanaryPatient(model ?? { resourceType: type, code: { coding: [] } })
      const entry = { fullUrl: `${tenant.fhirBase}/${type}/canary`, resource, search: { mode: 'match' } }
      return withBody(answer, { ...found.body, entry: [...found.entries, entry] as never })
    },
  },
  expects: allOf(neverSends('Patient/canary'), hidesCanary()),
})
