import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { generateKeyPair } from 'jose'
import { buildUnissuedValue } from '../../smart/http/unissued-values.ts'
import type { CaseTools, Source } from '../declare/case-tools.ts'
import {
  createAssertionDraft,
  createRefusals,
  type RefusedAssertion,
  readAcceptedAssertion,
  sendAssertion,
} from './assertion-requests.ts'
import { type AssertionDraft, signAssertion } from './sign-assertion.ts'

/** Seconds by which times are wrong. */
const TEN_MINUTES_S = 600
const HOUR_S = 3600

type Members = Readonly<Record<string, unknown>>

/** Signs the correct assertion with other claims; `undefined` leaves one out. */
async function signWith(tools: CaseTools, claims: Members): Promise<string> {
  const draft = await createAssertionDraft(tools)
  return signAssertion({ ...draft, claims: { ...draft.claims, ...claims } })
}

const inSeconds = ({ now }: CaseTools, seconds: number): number => Math.floor(now() / 1000) + seconds

/** A new key of the algorithm of the correct one. */
async function withNewKey(draft: AssertionDraft, header: Members): Promise<AssertionDraft> {
  const { privateKey } = await generateKeyPair(draft.header.alg)
  return { ...draft, key: privateKey, header: { ...draft.header, ...header } }
}

/** Changes one bit in the middle of the signature. */
function alterSignature(assertion: string): string {
  const [header, claims, signature = ''] = assertion.split('.')
  const middle = Math.floor(signature.length / 2)
  const other = signature[middle] === 'A' ? 'B' : 'A'
  return `${header}.${claims}.${signature.slice(0, middle)}${other}${signature.slice(middle + 1)}`
}

const encode = (value: unknown): string =>
  btoa(JSON.stringify(value)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

export const sendAlteredSignature = createRefusals(async (tools) => {
  const draft = await createAssertionDraft(tools)
  return {
    'an altered signature': alterSignature(await signAssertion(draft)),
    'the signature of a new key under the registered kid': await signAssertion(
      await withNewKey(await createAssertionDraft(tools), {}),
    ),
  }
})

export const sendOtherKey = createRefusals(async (tools) => {
  const header = { kid: buildUnissuedValue('key') }
  return {
    'a new key under a new kid': await signAssertion(
      await withNewKey(await createAssertionDraft(tools), header),
    ),
  }
})

export const sendJku = createRefusals(async (tools) => {
  const jku = 'https://conformance.invalid/jwks.json'
  return {
    'a key that jku names': await signAssertion(await withNewKey(await createAssertionDraft(tools), { jku })),
  }
})

export const sendOtherIssuer = createRefusals(async (tools) => ({
  'iss of another client': await signWith(tools, { iss: buildUnissuedValue('nobody') }),
  'sub of another client': await signWith(tools, { sub: buildUnissuedValue('nobody') }),
}))

export const sendOtherAudience = createRefusals(async (tools) => ({
  'the audience of another server': await signWith(tools, { aud: 'https://conformance.example/token' }),
  'no audience': await signWith(tools, { aud: undefined }),
}))

export const sendExpired = createRefusals(async (tools) => ({
  'an exp ten minutes ago': await signWith(tools, {
    iat: inSeconds(tools, -2 * TEN_MINUTES_S),
    exp: inSeconds(tools, -TEN_MINUTES_S),
  }),
  'no exp': await signWith(tools, { exp: undefined }),
}))

export const sendNotYetValid = createRefusals(async (tools) => ({
  'an nbf an hour ahead': await signWith(tools, { nbf: inSeconds(tools, HOUR_S) }),
}))

export const sendLongLived = createRefusals(async (tools) => ({
  'an exp an hour ahead': await signWith(tools, { exp: inSeconds(tools, HOUR_S) }),
}))

export const sendReplayed = createRefusals(async ({ get }) => ({
  'a jti that was used before': (await get(readAcceptedAssertion)).assertion,
}))

export const sendWithoutJti = createRefusals(async (tools) => ({
  'no jti': await signWith(tools, { jti: undefined }),
}))

export const sendWeakAlgorithm = createRefusals(async (tools) => {
  const unsigned = await createAssertionDraft(tools)
  const header = { ...unsigned.header, alg: 'none' }
  const symmetric = await createAssertionDraft(tools)
  const [key] = tools.target.publicKeys
  const secret = createPublicKey({ key: (key ?? {}) as JsonWebKey, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  })
  return {
    'alg none': `${encode(header)}.${encode(unsigned.claims)}.`,
    'HS256 with the public key as secret': await signAssertion({
      ...symmetric,
      header: { ...symmetric.header, alg: 'HS256' },
      key: new TextEncoder().encode(String(secret)),
    }),
  }
})

/** Sends a correct assertion under a type that does not exist. */
export const sendUnknownType = (async (tools) => {
  await tools.get(readAcceptedAssertion)
  const assertion = await signAssertion(await createAssertionDraft(tools))
  const result = await sendAssertion(tools, assertion, 'not_an_assertion_type')
  return [{ what: 'client_assertion_type=not_an_assertion_type', result }]
}) satisfies Source<RefusedAssertion[]>

/** Every source of refused assertions whose refusal must be invalid_client. */
export const REFUSED_ASSERTIONS: readonly Source<RefusedAssertion[]>[] = [
  ...[
    sendAlteredSignature,
    sendOtherKey,
    sendJku,
    sendOtherIssuer,
    sendOtherAudience,
    sendExpired,
    sendNotYetValid,
  ],
  ...[sendReplayed, sendWithoutJti, sendWeakAlgorithm, sendUnknownType],
]
