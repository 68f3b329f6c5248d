import type { ReferenceTable } from './reference-table.ts'

export const SERVICES_REFERENCES: ReferenceTable = {
  'introspection-active': {
    inferno: ['4.2.01', '4.3.01'],
    g10: ['9.20.2.01', '9.20.3.01'],
    steps: ['TOK-INTRO-1'],
    requirements: [99, 269, 271, 272, 273, 274, 275, 276],
  },
  'introspection-context/context': {
    inferno: ['4.3.01'],
    g10: ['9.20.3.01'],
    steps: ['TOK-INTRO-1'],
    requirements: [277],
  },
  'introspection-context/identity': {
    inferno: ['4.3.01'],
    g10: ['9.20.3.01'],
    steps: ['TOK-INTRO-1'],
    requirements: [278, 279, 280],
  },
  'introspection-inactive': {
    inferno: ['4.2.02', '4.3.02'],
    g10: ['9.20.2.02', '9.20.3.02'],
    steps: ['TOK-INTRO-1'],
  },
  'introspection-authorization/refused': {},
  'introspection-authorization/bearer': { steps: ['TOK-INTRO-1'], requirements: [282] },
  'introspection-authorization/other-client': { requirements: [283] },
  'revocation-requests/unknown': {},
  'revocation-requests/other-client': {},
  'revocation-effect/refresh-token': { g10: ['9.3.02', '9.3.03'], steps: ['PAR-1'] },
  'revocation-effect/access-token': { steps: ['PAR-1'] },
  'management-page': { requirements: [390] },
  'app-state-access/token': {},
  'app-state-access/other-subject': {},
  'app-state-create/create': { requirements: [371], capabilities: ['smart-app-state'] },
  'app-state-create/query': {},
  'app-state-create/several': {},
  'app-state-change/if-match': {},
  'app-state-change/identity': {},
  'app-state-change/delete': {},
}
