import type { CertificationStep } from './certification-step.ts'

/** Capabilities that a certified server lists: those of a standalone launch, then those of an EHR launch. */
const REQUIRED_CAPABILITIES = [
  ...[
    'launch-standalone',
    'client-public',
    'client-confidential-symmetric',
    'client-confidential-asymmetric',
  ],
  ...['sso-openid-connect', 'context-standalone-patient', 'permission-offline', 'permission-patient'],
  ...['authorize-post', 'permission-v2', 'permission-v1'],
  ...['launch-ehr', 'context-banner', 'context-style', 'context-ehr-patient', 'context-ehr-encounter'],
  'permission-user',
]

/** Steps about the authorization of apps for one patient (AUT-PAT). */
export const ONC_PATIENT_STEPS: readonly CertificationStep[] = [
  {
    step: 'AUT-PAT-1',
    about: 'both launches',
    inferno: ['1.9.01 - 1.9.07', '3.8.01 - 3.8.09'],
    decidedBy: 'cases',
  },
  { step: 'AUT-PAT-2', about: 'EHR launch', inferno: ['3.8.01', '3.8.02', '3.8.04'], decidedBy: 'cases' },
  { step: 'AUT-PAT-3', about: 'standalone launch', inferno: ['1.9.02'], decidedBy: 'cases' },
  { step: 'AUT-PAT-4', about: 'public client', inferno: ['9.16.01 - 9.16.09'], decidedBy: 'cases' },
  {
    step: 'AUT-PAT-24',
    about: 'smart-configuration',
    inferno: ['1.8.01 - 1.8.05', '3.7.01 - 3.7.05'],
    decidedBy: 'cases',
  },
  {
    step: 'AUT-PAT-25',
    about: 'members and required capabilities',
    inferno: ['1.8.01 - 1.8.05'],
    decidedBy: 'cases',
    capabilities: REQUIRED_CAPABILITIES,
  },
  {
    step: 'AUT-PAT-7',
    about: 'CapabilityStatement (SMART 1.0)',
    inferno: ['1.1.03', '1.1.04'],
    decidedBy: 'cases',
  },
  {
    step: 'AUT-PAT-26',
    about: 'authorization request',
    inferno: ['1.9.02', '1.9.03', '3.8.04', '3.8.05'],
    decidedBy: 'cases',
  },
  {
    step: 'AUT-PAT-27',
    about: 'authorize by GET and POST',
    inferno: ['1.9.05', '3.8.07'],
    decidedBy: 'cases',
  },
  {
    step: 'AUT-PAT-28',
    about: 'scopes: v1, v2, granular',
    inferno: ['9.22', '9.23', '9.25', '9.26', '9.28', '11.18 - 11.21'],
    decidedBy: 'cases in part',
  },
  {
    step: 'AUT-PAT-33',
    about: 'resource-level consent',
    inferno: ['1.7.01 - 1.7.24', '2.3.01 - 2.3.23'],
    decidedBy: 'cases in part',
  },
  {
    step: 'AUT-PAT-11',
    about: 'offline_access is said to the user',
    inferno: ['11.04'],
    decidedBy: 'attestation',
  },
  {
    step: 'AUT-PAT-34',
    about: 'denied by preference',
    inferno: ['2.4.10', '2.3.01 - 2.3.23'],
    decidedBy: 'cases',
  },
  {
    step: 'AUT-PAT-29',
    about: 'patient context for patient scopes',
    inferno: ['9.19.01 - 9.19.12'],
    decidedBy: 'cases',
  },
  { step: 'AUT-PAT-37', about: 'invalid aud', inferno: ['9.4.01 - 9.4.04'], decidedBy: 'cases' },
  { step: 'AUT-PAT-14', about: 'code and state', inferno: ['1.9.03', '3.8.05'], decidedBy: 'cases' },
  {
    step: 'AUT-PAT-30',
    about: 'token request',
    inferno: ['1.9.05', '3.8.07', '9.21.4.05'],
    decidedBy: 'cases',
  },
  { step: 'AUT-PAT-31', about: 'invalid code_verifier', inferno: ['9.18.01 - 9.18.12'], decidedBy: 'cases' },
  {
    step: 'AUT-PAT-35',
    about: 'token response',
    inferno: ['1.9.06', '1.9.07', '1.9.09', '3.8.08', '3.8.09', '3.8.17', '3.8.18'],
    decidedBy: 'cases',
  },
  {
    step: 'AUT-PAT-17',
    about: 'OpenID Connect',
    inferno: ['1.11.01 - 1.11.08', '3.10.01 - 3.10.08'],
    decidedBy: 'cases',
  },
  {
    step: 'AUT-PAT-18',
    about: 'invalid code, invalid client, limited grant',
    inferno: ['9.17.01 - 9.17.04', '2.4.10'],
    decidedBy: 'cases',
  },
  {
    step: 'AUT-PAT-36',
    about: 'Patient of the context',
    inferno: ['1.9.11', '3.8.13', '9.16.08'],
    decidedBy: 'cases',
  },
  {
    step: 'AUT-PAT-32',
    about: 'Encounter of the context',
    inferno: ['3.8.15', '3.8.16'],
    decidedBy: 'cases',
  },
  {
    step: 'AUT-PAT-20',
    about: 'refresh',
    inferno: ['1.6.01 - 1.6.04', '3.6.01 - 3.6.04'],
    decidedBy: 'cases',
  },
  { step: 'AUT-PAT-21', about: 'three months for native apps', inferno: ['11.13'], decidedBy: 'attestation' },
  { step: 'AUT-PAT-22', about: 'new period of three months', inferno: ['11.16'], decidedBy: 'attestation' },
  { step: 'AUT-PAT-23', about: 'invalid refresh token', inferno: ['1.6.06', '3.6.06'], decidedBy: 'cases' },
]
