import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { obtainsData } from '../../expectations/index.ts'

const BANNERS = { false: false, missing: undefined, string: 'true' }

export const patientBannerOdd = defineFault({
  name: 'patient-banner-odd',
  title: 'Odd need_patient_banner',
  kind: 'must-tolerate',
  catalogueIds: ['F-133'],
  spec: scopesPage('launch-context-arrives-with-your-access_token'),
  description: 'The need_patient_banner of the token response is false, is missing, or is the string true.',
  requirement: 'Show a patient banner unless it is false.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      is: z
        .enum(['false', 'missing', 'string'])
        .default('false')
        .describe('The value of need_patient_banner.'),
    }),
  points: {
    'token.response': (response, { params }) => ({ ...response, need_patient_banner: BANNERS[params.is] }),
  },
  prerequisites: ['ehr-launch'],
  expects: obtainsData(),
})
