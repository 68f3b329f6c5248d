import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'

export const userInfoOtherSubject = defineFault({
  name: 'user-info-other-subject',
  title: 'UserInfo of another subject',
  kind: 'must-reject',
  catalogueIds: ['F-190'],
  spec: oidc('UserInfoResponse'),
  description:
    "The sub of the UserInfo response differs from that of the id_token, and its fhirUser is another user's.",
  requirement: 'Compare sub with the one of the id_token; do not use the response.',
  steps: ['userinfo'],
  points: {
    'userinfo.response': (response, { canary }) => ({
      ...response,
      sub: 'user.somebody.else',
      fhirUser: canary.fhirUser,
    }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
