import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { sendsWellFormedUrls } from '../../expectations/index.ts'

const PATIENTS = {
  climbing: '123/../../admin',
  query: '1?_id=2',
  parameter: '1&active=true',
  'too-long': 'p'.repeat(65),
}

export const patientHostile = defineFault({
  name: 'patient-hostile',
  title: 'patient that escapes from a URL',
  kind: 'must-not-leak',
  catalogueIds: ['F-130'],
  spec: appLaunch('app-protection'),
  description:
    'The patient of the token response contains path traversal, a query or a parameter, or is too long for an id.',
  requirement: 'Check it against [A-Za-z0-9-.]{1,64} and encode it, so that it stays one path segment.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      is: z
        .enum(['climbing', 'query', 'parameter', 'too-long'])
        .default('climbing')
        .describe('The value of patient.'),
    }),
  points: {
    'token.response': (response, { params }) =>
      response.patient === undefined ? response : { ...response, patient: PATIENTS[params.is] },
  },
  expects: sendsWellFormedUrls(),
})
