import type { ReferenceTable } from './reference-table.ts'

export const TRANSPORT_REFERENCES: ReferenceTable = {
  'tls/versions': {
    inferno: ['1.2.01', '1.2.04', '3.2.01'],
    g10: ['1.9.01', '1.9.04'],
    steps: ['SEC-CNN-1'],
    requirements: [231],
  },
  'tls/certificate': { steps: ['SEC-CNN-1'] },
  'endpoints-https': { steps: ['SEC-CNN-1'] },
  'cors-public-documents/discovery': {
    inferno: ['1.1.03'],
    g10: ['1.8.03'],
    steps: ['AUT-PAT-24'],
    requirements: [16],
  },
  'cors-public-documents/metadata': {
    inferno: ['1.1.04'],
    g10: ['1.8.04'],
    steps: ['AUT-PAT-24'],
    requirements: [16],
  },
  'cors-token/errors': {},
  'cors-token/response': {
    inferno: ['1.2.08', '2.2.10'],
    g10: ['1.9.08', '3.8.10'],
    steps: ['SEC-CNN-1'],
    requirements: [17],
  },
  'cors-fhir/preflight': { requirements: [17] },
  'cors-fhir/response': { inferno: ['1.3.08', '2.3.08'], g10: ['1.11.08'], requirements: [17] },
  'cors-fhir/errors': {},
  'cors-fhir/exposed-headers': {},
  'cors-limits/credentials': {},
  'cors-limits/authorize': {},
  'cors-openid-documents': {},
  'registration-created/public': { steps: ['APP-REG-1'], requirements: [24, 316] },
  'registration-created/secret': { requirements: [316] },
  'registration-jwks/inline': { requirements: [297] },
  'registration-jwks/by-url': { requirements: [296] },
  'registration-refusals/redirect-uris': { requirements: [18] },
  'registration-refusals/metadata': {},
}
