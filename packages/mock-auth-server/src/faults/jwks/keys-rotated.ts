import { allOf, completesFlow, refetchesKeys } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import type { JsonObject } from '../../core/util/json.ts'

export const keysRotated = defineFault({
  name: 'keys-rotated',
  title: 'Signing key rotated, JWKS updated late',
  kind: 'must-recover',
  ids: ['F-155', 'F-201'],
  spec: oidc('RotateSigKeys'),
  wire: 'The key is rotated just before an id_token is signed; the first JWKS that a client fetches lacks the new key, every later one has it.',
  client: 'Fetch the JWKS once more when the kid is unknown, then accept the id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { world, struck, memo }) => {
      if (struck === 0) memo.kid = world.keys.nextKid
      return { ...draft, header: { ...draft.header, kid: world.keys.nextKid }, sign: 'next' }
    },
  },
  companions: {
    'jwks.document': (document, { struck, memo, past }) => {
      const fetched = memo.fetched === true || past.recent('fhirBase').some(({ step }) => step === 'jwks')
      memo.fetched = true
      if (struck === 0 || fetched) return document
      return { ...document, keys: document.keys.filter((key) => (key as JsonObject).kid !== memo.kid) }
    },
  },
  acts: [{ on: 'strike', do: { act: 'rotateKeys' } }],
  needs: ['openid'],
  expects: allOf(refetchesKeys(), completesFlow()),
})
