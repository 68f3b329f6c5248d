import { usesNewToken } from '../../core/expectation.ts'
import { defineFault } from '../../core/fault.ts'
import { backendServices } from '../../core/spec.ts'
import { at } from './at.ts'

export const exportTokenExpires = defineFault({
  name: 'export-token-expires',
  title: 'Token expires before the files',
  kind: 'must-recover',
  ids: ['F-310'],
  spec: backendServices('use-access-token'),
  wire: 'The token with which an export was begun is answered 401 at the first file, and from then on.',
  client: 'Get a new token and go on with the files of the same export.',
  steps: ['bulk'],
  points: {
    'fhir.token': (token, context) => {
      if (at(context) !== 'file' || !token) return token
      context.memo.token = token.token
      return undefined
    },
  },
  companions: {
    'fhir.token': (token, { struck, memo }) =>
      struck > 0 && token?.token === memo.token ? undefined : token,
  },
  expects: usesNewToken('file'),
})
