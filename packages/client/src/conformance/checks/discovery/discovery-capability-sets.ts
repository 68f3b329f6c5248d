import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { conformance } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readCapabilities } from '../../sources/capabilities.ts'

/** Capability sets of SMART; of alternatives one is enough. */
const CLIENTS = ['client-public', 'client-confidential-symmetric', 'client-confidential-asymmetric']
const SETS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'Patient Access for Standalone Apps': [
    ['launch-standalone'],
    CLIENTS,
    ['context-standalone-patient'],
    ['permission-patient'],
  ],
  'Patient Access for EHR Launch': [['launch-ehr'], CLIENTS, ['context-ehr-patient'], ['permission-patient']],
  'Clinician Access for Standalone': [
    ['launch-standalone'],
    CLIENTS,
    ['permission-user'],
    ['permission-patient'],
  ],
  'Clinician Access for EHR Launch': [
    ['launch-ehr'],
    CLIENTS,
    ['context-ehr-patient'],
    ['context-ehr-encounter'],
    ['permission-patient'],
    ['permission-user'],
  ],
}

export const discoveryCapabilitySets = defineCheck({
  name: 'discovery-capability-sets',
  title: 'At least one capability set is complete',
  group: 'discovery',
  catalogueIds: ['S-022'],
  level: 'SHOULD',
  since: '2.0',
  spec: conformance('Capability Sets', 'capability-sets'),
  howToFix: `Support all capabilities of one set: ${Object.keys(SETS).join(', ')}.`,
  kind: 'passive',
  async judge({ get }) {
    const capabilities = await get(readCapabilities)
    const isComplete = Object.values(SETS).some((set) =>
      set.every((alternatives) => alternatives.some((name) => capabilities.includes(name))),
    )
    return createProblemIf(!isComplete, 'The capabilities cover none of the four capability sets.')
  },
})
