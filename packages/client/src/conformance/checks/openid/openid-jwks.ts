import { importJWK, type JWK } from 'jose'
import { filterRecords } from '../../../smart/http/is-record.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { oidc, rfc, scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { fetchKeySet, readKeySet } from '../../sources/openid-documents.ts'

const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']
const KNOWN_TYPES = ['RSA', 'EC', 'OKP']

export const openidJwks = defineCheck({
  name: 'openid-jwks',
  title: 'The key set is usable and contains only public keys',
  group: 'openid',
  catalogueIds: ['S-026', 'S-111', 'S-115'],
  level: 'SHALL',
  spec: scopesAndContext('using an id_token', 'steps-for-using-an-id-token'),
  howToFix: 'Publish a JWK Set with the public RSA key that signs id_tokens; every key has a kid of its own.',
  prerequisites: ['openid'],
  cases: {
    usable: {
      kind: 'active',
      catalogueIds: ['S-026', 'S-111'],
      async judge({ get }) {
        const { status, text } = await get(fetchKeySet)
        if (status !== 200) return [createProblem(`The key set returned ${status}.`)]
        const json = parseObject(text)
        if (!Array.isArray(json?.keys)) return [createProblem('The key set has no list of keys.')]
        const keys = filterRecords(json.keys)
        const isForRs256 = ({ kty, n, e, use, alg }: Record<string, unknown>) =>
          kty === 'RSA' &&
          typeof n === 'string' &&
          typeof e === 'string' &&
          use !== 'enc' &&
          (alg ?? 'RS256') === 'RS256'
        const broken = await findBroken(keys.filter(({ kty }) => KNOWN_TYPES.includes(String(kty))))
        return [
          ...createProblemIf(!keys.some(isForRs256), 'The key set has no RSA key for RS256 with n and e.'),
          ...broken.map((kid) => createProblem(`The key ${kid} cannot be imported.`)),
        ]
      },
    },
    public: {
      kind: 'passive',
      source: 'oauth',
      catalogueIds: ['S-111'],
      spec: rfc(7517, '9.2'),
      async judge({ get }) {
        return (await get(readKeySet)).flatMap((key) => {
          const members = PRIVATE_MEMBERS.filter((name) => key[name] !== undefined)
          return createProblemIf(
            members.length > 0,
            `The key ${String(key.kid)} is published with ${members.join(', ')}.`,
          )
        })
      },
    },
    kids: {
      kind: 'passive',
      source: 'oidc',
      catalogueIds: ['S-115'],
      spec: oidc('10.1', 'SigEnc'),
      async judge({ get }) {
        const kids = (await get(readKeySet)).map(({ kid }) => kid)
        if (kids.length < 2) return []
        const repeated = kids.filter((kid, at) => kid !== undefined && kids.indexOf(kid) !== at)
        return [
          ...createProblemIf(
            kids.includes(undefined),
            'The key set has several keys, not all of which have a kid.',
          ),
          ...createProblemIf(
            repeated.length > 0,
            `Several keys have the kid ${repeated.map(String).join(', ')}.`,
          ),
        ]
      },
    },
  },
})

async function findBroken(keys: readonly Record<string, unknown>[]): Promise<string[]> {
  const imported = await Promise.all(
    keys.map(async (key) => {
      const { d: _, ...own } = key
      const alg = String(own.alg ?? (own.kty === 'RSA' ? 'RS256' : 'ES256'))
      return importJWK(own as JWK, alg).then(
        () => [],
        () => [String(own.kid)],
      )
    }),
  )
  return imported.flat()
}
