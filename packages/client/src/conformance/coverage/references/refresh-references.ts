import type { ReferenceTable } from './reference-table.ts'

export const REFRESH_REFERENCES: ReferenceTable = {
  'refresh-response/members': {
    inferno: ['1.4.01', '1.4.02'],
    g10: ['1.6.01', '1.6.02'],
    steps: ['AUT-PAT-20'],
    requirements: [110, 111, 112, 113, 116],
  },
  'refresh-response/without-scope': {
    inferno: ['1.4.02'],
    g10: ['1.6.02'],
    steps: ['AUT-PAT-20'],
    requirements: [109, 114],
  },
  'refresh-response/with-scope': {
    inferno: ['1.5.01', '1.5.02'],
    g10: ['1.6.03', '1.6.04'],
    steps: ['AUT-PAT-20'],
  },
  'refresh-scope/narrower': { requirements: [115] },
  'refresh-scope/wider': {},
  'refresh-scope/response': { inferno: ['1.4.02'], requirements: [104] },
  'refresh-binding/other-client': { requirements: [103] },
  'refresh-binding/authentication': {},
  'refresh-binding/unknown': { g10: ['1.6.06'], steps: ['AUT-PAT-23'] },
  'refresh-public/without-client-id': {},
  'refresh-public/with-client-id': {},
  'refresh-rotation/rotates': {},
  'refresh-rotation/reuse': {},
  'refresh-continuity/id-token': {},
  'refresh-continuity/context': { requirements: [118] },
}
