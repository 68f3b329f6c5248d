import type { CapabilityExplanation } from '../../model/discovery-report.ts'

const MEANING: Record<string, string> = {
  'launch-ehr': 'Apps can be launched from inside the EHR.',
  'launch-standalone': 'Apps can be launched standalone.',
  'authorize-post': 'The authorization endpoint accepts POST as well as GET.',
  'client-public': 'Apps without a secret can register.',
  'client-confidential-symmetric': 'Apps can authenticate with a client secret.',
  'client-confidential-asymmetric': 'Apps can authenticate with a signed JWT (private_key_jwt).',
  'sso-openid-connect': 'The server identifies the user with an id_token.',
  'context-banner': 'Tells the app whether it must show the patient banner.',
  'context-style': 'Tells the app which colours and fonts the EHR uses.',
  'context-ehr-patient': 'The patient open in the EHR is returned with the token.',
  'context-ehr-encounter': 'The encounter open in the EHR is returned with the token.',
  'context-standalone-patient': 'Lets the user choose a patient at login (launch/patient).',
  'context-standalone-encounter': 'Lets the user choose an encounter at login (launch/encounter).',
  'permission-offline': 'Refresh tokens that outlive the session (offline_access).',
  'permission-online': 'Refresh tokens that last while the user is online (online_access).',
  'permission-patient': 'Scopes for one patient (patient/…).',
  'permission-user': 'Scopes for what the user may access (user/…).',
  'permission-v1': 'Scopes in the old notation (.read, .write).',
  'permission-v2': 'Scopes in the new notation (.cruds, constraints).',
  'smart-app-state': 'Apps can store small amounts of state at the server (experimental).',
}

/** Returns each capability string with a sentence; unknown ones are legal and ignored by clients. */
export function explainCapabilities(capabilities: readonly string[]): CapabilityExplanation[] {
  return capabilities.map((capability) => {
    const known = Object.hasOwn(MEANING, capability)
    return {
      capability,
      known,
      explanation: (known && MEANING[capability]) || 'Not a capability of SMART 2.2; clients ignore it.',
    }
  })
}
