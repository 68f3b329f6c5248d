import type { CertificationStep } from './certification-step.ts'
import { ONC_PATIENT_STEPS } from './onc-patient-steps.ts'

/** Steps of the ONC test procedure for (g)(10), with the ids of Inferno's kit 8.0 for it. */
export const ONC_STEPS: readonly CertificationStep[] = [
  {
    step: 'SEC-CNN-1',
    about: 'secure connection',
    inferno: ['1.9.01', '1.9.04', '1.9.08', '3.8.03', '3.8.06', '8.1.01'],
    decidedBy: 'cases',
  },
  { step: 'APP-REG-1', about: 'registration, single patient', inferno: ['11.01'], decidedBy: 'attestation' },
  {
    step: 'APP-REG-2',
    about: 'registration, multiple patients',
    inferno: ['11.02'],
    decidedBy: 'attestation',
  },
  ...ONC_PATIENT_STEPS,
  { step: 'PAR-1', about: 'revocation', inferno: ['9.3.01 - 9.3.03'], decidedBy: 'cases in part' },
  { step: 'AUT-SYS-1', about: 'client_credentials', inferno: ['8.1.02 - 8.1.06'], decidedBy: 'cases' },
  { step: 'AUT-SYS-2', about: 'its parameters', inferno: ['8.1.05'], decidedBy: 'cases' },
  { step: 'AUT-SYS-3', about: 'JWT header and claims', inferno: ['8.1.05'], decidedBy: 'cases' },
  { step: 'AUT-SYS-4', about: 'JWK Set by URL', inferno: ['8.1.05'], decidedBy: 'cases' },
  { step: 'AUT-SYS-5', about: 'JWK Set not cached too long', inferno: ['11.10'], decidedBy: 'cases' },
  { step: 'AUT-SYS-6', about: 'JWT validation', inferno: ['8.1.05'], decidedBy: 'cases' },
  { step: 'AUT-SYS-7', about: 'invalid_client', inferno: ['8.1.02 - 8.1.04'], decidedBy: 'cases' },
  { step: 'AUT-SYS-8', about: 'no more than pre-authorized', inferno: ['11.08'], decidedBy: 'cases' },
  { step: 'AUT-SYS-9', about: 'token response', inferno: ['8.1.06'], decidedBy: 'cases' },
  { step: 'AUT-SYS-10', about: 'errors', inferno: ['8.1.02 - 8.1.04'], decidedBy: 'cases' },
  {
    step: 'TOK-INTRO-1',
    about: 'introspection',
    inferno: ['9.20.2.01', '9.20.2.02', '9.20.3.01', '9.20.3.02'],
    decidedBy: 'cases',
  },
  {
    step: 'DAT-PAT-9',
    about: 'data limited to the authorized types',
    inferno: ['2.3.01 - 2.3.23'],
    decidedBy: 'cases in part',
  },
  { step: 'SH-PAT-4', about: 'capabilities interaction', inferno: ['8.2.02'], decidedBy: 'cases' },
  { step: 'API-DOC-3', about: 'service base URLs', inferno: ['11.14'], decidedBy: 'attestation' },
  { step: 'SH-PAT-1 to 3, 5', about: 'search of US Core data', decidedBy: 'another kit' },
  {
    step: 'DAT-PAT-1 to 8, 10 to 18',
    about: 'US Core data, terminology, bulk data',
    decidedBy: 'another kit',
  },
  { step: 'API-DOC-1, 2', about: 'documentation of the API', decidedBy: 'another kit' },
]
