import type { Category } from '@smart-mock/fhir-engine'

const HL7 = 'http://terminology.hl7.org/CodeSystem'
const US_CORE = 'http://hl7.org/fhir/us/core/CodeSystem'

/**
 * The categories for which US Core, and with it ONC's certification, requires granular scopes, by resource type
 * (US Core 6.1 and later, "Scopes"; 45 CFR 170.315(g)(10)).
 */
export const US_CORE_CATEGORIES: Readonly<Record<string, readonly Category[]>> = {
  Condition: [
    { system: `${HL7}/condition-category`, code: 'encounter-diagnosis', display: 'Encounter diagnoses' },
    { system: `${HL7}/condition-category`, code: 'problem-list-item', display: 'Problem list' },
    { system: `${US_CORE}/condition-category`, code: 'health-concern', display: 'Health concerns' },
  ],
  Observation: [
    { system: `${HL7}/observation-category`, code: 'laboratory', display: 'Laboratory' },
    { system: `${HL7}/observation-category`, code: 'vital-signs', display: 'Vital signs' },
    { system: `${HL7}/observation-category`, code: 'social-history', display: 'Social history' },
    { system: `${HL7}/observation-category`, code: 'survey', display: 'Surveys' },
    { system: `${US_CORE}/us-core-category`, code: 'sdoh', display: 'Social determinants of health' },
  ],
}
