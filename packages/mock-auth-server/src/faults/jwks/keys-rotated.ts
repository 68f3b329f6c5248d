import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { allOf, completesFlow, refetchesKeys } from '../../expectations/index.ts'

export const keysRotated = defineFault({
  name: 'keys-rotated',
  title: 'Signing key rotated, JWKS updated late',
  kind: 'must-recover',
  catalogueIds: ['F-155', 'F-201'],
  spec: oidc('RotateSigKeys'),
  description:
    'The key is rotated just before an id_token is signed; the first JWKS that a client fetches lacks the new key, every later one has it.',
  requirement: 'Fetch the JWKS once more when the kid is unknown, then accept the id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { tenant, strikeCount, memo }) => {
      if (strikeCount === 0) memo.kid = tenant.keys.nextKid
      return { ...draft, header: { ...draft.header, kid: tenant.keys.nextKid }, signer: 'next' }
    },
  },
  companions: {
    'jwks.document': (document, { strikeCount, memo, history }) => {
      const fetched =
        memo.fetched === true || history.findRecent('fhirBase').some(({ step }) => step === 'jwks')
      memo.fetched = true
      if (strikeCount === 0 || fetched) return document
      return { ...document, keys: document.keys.filter((key) => (key as JsonObject).kid !== memo.kid) }
    },
  },
  actions: [{ on: 'strike', do: { action: 'rotateKeys' } }],
  prerequisites: ['openid'],
  expects: allOf(refetchesKeys(), completesFlow()),
})
