import { defineFault } from '../../core/declare/fault.ts'
import { backendServices } from '../../core/declare/spec.ts'
import { usesNewToken } from '../../expectations/index.ts'
import { wasRefused } from '../replies/was-refused.ts'
import { classifyExportRequest } from './classify-export-request.ts'

const NAME = 'export-token-expires'

export const exportTokenExpires = defineFault({
  name: NAME,
  title: 'Token expires before the files',
  kind: 'must-recover',
  catalogueIds: ['F-310'],
  spec: backendServices('access-fhir-api'),
  description: 'The token that started an export gets a 401 at the first file, and from then on.',
  requirement: 'Get a new token and continue with the files of the same export.',
  steps: ['bulk'],
  points: {
    'fhir.token': (token, context) => (classifyExportRequest(context) === 'file' ? undefined : token),
  },
  companions: {
    'fhir.token': (token, { history }) =>
      token && wasRefused(NAME, token.token, history) ? undefined : token,
  },
  expects: usesNewToken('file'),
})
