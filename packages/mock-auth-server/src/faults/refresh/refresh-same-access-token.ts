import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshSameAccessToken = defineFault({
  name: 'refresh-same-access-token',
  title: 'Unchanged access token after a refresh',
  kind: 'must-tolerate',
  catalogueIds: ['F-219'],
  spec: rfc(6749, '6'),
  description:
    'The response to a refresh contains the access token that the client already has, with a new expires_in.',
  requirement: 'Use it; the new token need not differ from the old one.',
  ...REFRESH,
  points: {
    'token.response': (response, { history, facts }) => {
      const issuing = history.findByValue('issuedRefreshToken', facts.refreshToken ?? '').at(-1)
      const old = issuing?.facts.issuedAccessToken
      return old === undefined ? response : { ...response, access_token: old }
    },
  },
  companions: {
    // The id_token beside it is signed for the new access token, which no client gets.
    'token.idToken': (draft, { facts }) => {
      if (facts.grantType !== 'refresh_token') return draft
      const { at_hash: _, ...claims } = draft.claims
      return { ...draft, claims }
    },
  },
  prerequisites: ['refresh'],
  expects: completesFlow(),
})
