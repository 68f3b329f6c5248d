import { allOf, completes, refetchesKeys } from '../../core/expectation.ts'
import { defineFault } from '../../core/fault.ts'
import type { Json } from '../../core/json.ts'
import { oidc } from '../../core/spec.ts'

export const keysRotated = defineFault({
  name: 'keys-rotated',
  title: 'Signing key rotated, old JWKS seen first',
  kind: 'must-recover',
  ids: ['F-155', 'F-201'],
  spec: oidc('RotateSigKeys'),
  wire: 'The id_token is signed with a new key; the JWKS that was fetched first lacks that key, every later one has it.',
  client: 'Fetch the JWKS once more when the kid is unknown, then accept the id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { world, memo }) => {
      memo['signed'] = true
      return { ...draft, header: { ...draft.header, kid: world.keys.nextKid }, sign: 'next' }
    },
  },
  companions: {
    'jwks.document': (document, { world, memo }) => {
      const again = memo['seen'] === true
      memo['seen'] = true
      return again && memo['signed'] === true
        ? { ...document, keys: [world.keys.nextJwk() as Json, ...document.keys] }
        : document
    },
  },
  needs: ['openid'],
  expects: allOf(refetchesKeys(), completes()),
})
