import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { staysWithinGrant } from '../../expectations/index.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshNarrowsScope = defineFault({
  name: 'refresh-narrows-scope',
  title: 'Less scope after a refresh',
  kind: 'must-recover',
  catalogueIds: ['F-212'],
  spec: appLaunch('refresh-access-token'),
  description:
    'The response to a refresh grants only patient/Patient.rs in addition to the non-FHIR scopes; the new access token covers no more than that.',
  requirement: 'Read scope again after each refresh, and request only what is still granted.',
  ...REFRESH,
  points: {
    'token.response': (response, { strikeCount, memo }) => {
      const kept = String(response.scope)
        .split(' ')
        .filter((scope) => !/^(patient|user|system)\//.test(scope))
      const scope = [...kept, 'patient/Patient.rs'].join(' ')
      if (strikeCount === 0) Object.assign(memo, { token: response.access_token, scope })
      return { ...response, scope }
    },
  },
  companions: {
    'fhir.token': (token, { strikeCount, memo }) =>
      token && strikeCount > 0 && token.token === memo.token
        ? { ...token, scope: String(memo.scope) }
        : token,
  },
  prerequisites: ['refresh'],
  expects: staysWithinGrant(),
})
