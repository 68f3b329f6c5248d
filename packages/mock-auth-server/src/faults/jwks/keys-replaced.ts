import { allOf, completesFlow, refetchesKeys } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'

export const keysReplaced = defineFault({
  name: 'keys-replaced',
  title: 'Keys replaced between two logins',
  kind: 'must-recover',
  ids: ['F-200'],
  spec: oidc('RotateSigKeys'),
  wire: 'The first id_token is signed with the old key; before the second one the key is replaced, and the old one is no longer published.',
  client: 'Fetch the JWKS again when the kid is unknown, then accept the second id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { world }) => ({
      ...draft,
      header: { ...draft.header, kid: world.keys.nextKid },
      sign: 'next',
    }),
  },
  skip: 1,
  acts: [
    { on: 'strike', do: { act: 'rotateKeys' } },
    { on: 'strike', do: { act: 'forgetKeys' } },
  ],
  needs: ['openid'],
  expects: allOf(refetchesKeys(), completesFlow()),
})
