import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { allOf, completesFlow, refetchesKeys } from '../../expectations/index.ts'

export const keysReplaced = defineFault({
  name: 'keys-replaced',
  title: 'Keys replaced between two logins',
  kind: 'must-recover',
  catalogueIds: ['F-200'],
  spec: oidc('RotateSigKeys'),
  description:
    'The first id_token is signed with the old key; before the second one the key is replaced, and the old one is no longer published.',
  requirement: 'Fetch the JWKS again when the kid is unknown, then accept the second id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { tenant }) => ({
      ...draft,
      header: { ...draft.header, kid: tenant.keys.nextKid },
      signer: 'next',
    }),
  },
  skip: 1,
  actions: [
    { on: 'strike', do: { action: 'rotateKeys' } },
    { on: 'strike', do: { action: 'retireKeys' } },
  ],
  prerequisites: ['openid'],
  expects: allOf(refetchesKeys(), completesFlow()),
})
