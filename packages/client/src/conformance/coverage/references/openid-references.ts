import type { ReferenceTable } from './reference-table.ts'

export const OPENID_REFERENCES: ReferenceTable = {
  'openid-configuration/served': { inferno: ['1.3.02'], g10: ['1.11.02'], steps: ['AUT-PAT-17'] },
  'openid-configuration/issuer': { inferno: ['1.3.03'], g10: ['1.11.03'], steps: ['AUT-PAT-17'] },
  'openid-configuration/members': { inferno: ['1.3.03'], g10: ['1.11.03'], steps: ['AUT-PAT-17'] },
  'openid-jwks/usable': {
    inferno: ['1.3.04'],
    g10: ['1.11.04'],
    steps: ['AUT-PAT-17'],
    requirements: [207, 208],
  },
  'openid-jwks/public': {},
  'openid-jwks/kids': {},
  'id-token-signature/alg': {
    inferno: ['1.3.01', '1.3.05'],
    g10: ['1.11.05'],
    steps: ['AUT-PAT-17'],
    requirements: [210],
  },
  'id-token-signature/kid': { inferno: ['1.3.05'], g10: ['1.11.05'] },
  'id-token-signature/signature': { inferno: ['1.3.06'], g10: ['1.11.06'], steps: ['AUT-PAT-17'] },
  'id-token-claims/iss': { inferno: ['1.3.06'], g10: ['1.11.06'] },
  'id-token-claims/aud': { inferno: ['1.3.06'], g10: ['1.11.06'] },
  'id-token-claims/times': { inferno: ['1.3.06'], g10: ['1.11.06'] },
  'id-token-claims/sub': { inferno: ['1.3.06'], g10: ['1.11.06'] },
  'id-token-claims/nonce': {},
  'id-token-claims/at-hash': {},
  'id-token-fhir-user/claim': {
    inferno: ['1.3.07'],
    g10: ['1.11.07'],
    steps: ['AUT-PAT-17'],
    requirements: [198, 199, 203, 204, 209],
  },
  'id-token-fhir-user/readable': { inferno: ['1.3.07'], g10: ['1.11.07'], requirements: [197] },
  'id-token-key-overlap': {},
  'user-info': { requirements: [214] },
  'id-token-profile-claim': {},
}
