import type { Counterpart } from './counterpart.ts'

const unenforced = (requirement: string): Counterpart => ({
  ...{ setUp: 'ehr', fault: 'requirement-unenforced', params: { requirement } },
})
const stored = (defect: string): Counterpart => ({
  ...{ setUp: 'ehr', fault: 'app-state-defect', params: { defect } },
})

/** The counterparts of cases that write. */
export const WRITE_COUNTERPARTS: Readonly<Record<string, Counterpart>> = {
  'fhir-write/letters': unenforced('fhir-scope-delete'),
  'fhir-write/if-match': unenforced('fhir-if-match'),
  'app-state-access/other-subject': unenforced('app-state-access'),
  'app-state-create/create': stored('etag-missing'),
  'app-state-create/query': stored('query-ignores-code'),
  'app-state-create/several': unenforced('app-state-size'),
  'app-state-change/if-match': unenforced('app-state-if-match'),
  'app-state-change/identity': unenforced('app-state-identity'),
  'app-state-change/delete': unenforced('app-state-deleted'),
}
