import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { allOf, completesFlow, neverSends } from '../../expectations/index.ts'

const OTHER_PATIENT = 'canary-patient'

export const launchParamsUnknown = defineFault({
  name: 'launch-params-unknown',
  title: 'Launch with unknown parameters',
  kind: 'must-tolerate',
  catalogueIds: ['F-005'],
  spec: scopesPage('launch-context-arrives-with-your-access_token'),
  description:
    'The EHR opens the launch URL with further parameters, one of them a patient that is not in context.',
  requirement: 'Ignore them: only the token response carries the context.',
  steps: ['launch'],
  points: {
    'launch.redirect': (redirect) => ({
      ...redirect,
      params: [['utm_source', 'ehr'], ['patient', OTHER_PATIENT], ...redirect.params, ['context', '']],
    }),
  },
  expects: allOf(completesFlow(), neverSends(OTHER_PATIENT)),
})
