import type { Counterpart } from './counterpart.ts'

const fault = (
  name: string,
  params: NonNullable<Counterpart['params']>,
  more: Partial<Counterpart> = {},
): Counterpart => ({
  ...{ setUp: 'ehr', fault: name, params },
  ...more,
})
const unenforced = (requirement: string): Counterpart => fault('requirement-unenforced', { requirement })
/** Conditions under which only the login after the EHR launch sees the fault. */
const LAUNCHED = { when: { scope: 'user/Patient.rs' } }

/** The counterparts of cases that need an EHR launch. */
export const LAUNCH_COUNTERPARTS: Readonly<Record<string, Counterpart>> = {
  'launch-parameters': fault('iss-duplicated', { order: 'good-first' }),
  'launch-handle-fresh': fault('launch-defect', { defect: 'handle-constant' }),
  'launch-context/patient': fault('patient-missing', {}, LAUNCHED),
  'launch-context/encounter': fault('encounter-missing', {}, LAUNCHED),
  'launch-context/banner': fault('patient-banner-odd', { is: 'missing' }, LAUNCHED),
  'launch-style/document': fault('smart-style-hostile', { is: 'not-found' }),
  'launch-style/url-changes': fault('launch-defect', { defect: 'style-url-unchanged' }),
  'launch-handle-refused/used': unenforced('launch-single-use'),
  'launch-handle-refused/other-client': unenforced('launch-client'),
  'launch-online-access/granted': fault('refresh-token-missing', {}, LAUNCHED),
  'launch-online-access/ends': unenforced('online-session'),
  'launch-task': fault('launch-defect', { defect: 'task-input-missing' }),
  'token-fhir-context': fault('fhir-context-odd', { is: 'strings' }, LAUNCHED),
  'fhir-user-scope': fault(
    'scope-insufficient',
    {},
    { when: { clientId: 'conformance-ehr', step: 'fhir-search', resourceType: 'Patient' } },
  ),
}
