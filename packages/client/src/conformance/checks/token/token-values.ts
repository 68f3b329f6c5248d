import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { rfc, scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import { isBearerToken } from '../../sources/login/is-bearer-token.ts'
import { LOGIN_REPORTER, readCode, readRedirect } from '../../sources/login/read-redirect.ts'
import { readTokenResponses } from '../../sources/login/token-responses.ts'
import { estimateEntropy } from './estimate-entropy.ts'

const LONGEST = 8192
const ENTROPY_BITS = 128
const JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/
const login = { recipe: 'standalone', phase: 'afterwards', orBackend: true } as const

export const tokenValues = defineCheck({
  name: 'token-values',
  title: 'Tokens and codes fit into headers and cannot be guessed',
  group: 'token',
  catalogueIds: ['S-059', 'S-086', 'S-087'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(6749, '10.10'),
  howToFix: 'Make codes and tokens of at least 128 random bits, in the characters of base64url.',
  prerequisites: ['access'],
  cases: {
    characters: {
      kind: 'passive',
      catalogueIds: ['S-087'],
      spec: rfc(6750, '2.1'),
      login,
      judge: async (tools) =>
        (await readTokenResponses(tools)).flatMap(({ json, what }) => [
          ...createProblemIf(
            !isBearerToken(String(json.access_token)),
            `The access token of ${what} has characters that a bearer token cannot have.`,
          ),
          ...createProblemIf(
            json.refresh_token !== undefined && !/^[\x20-\x7e]+$/.test(String(json.refresh_token)),
            `The refresh token of ${what} has characters that are not printable ASCII.`,
          ),
        ]),
    },
    size: {
      kind: 'passive',
      level: 'SHOULD',
      source: 'smart',
      since: '2.0',
      catalogueIds: ['S-086'],
      spec: scopesAndContext('scope size', 'scope-size-over-the-wire'),
      howToFix: 'Issue access tokens below 8 kB, which fit into a header.',
      login,
      judge: async (tools) =>
        (await readTokenResponses(tools)).flatMap(({ json, what }) =>
          createProblemIf(
            String(json.access_token).length >= LONGEST,
            `The access token of ${what} has ${String(json.access_token).length} characters, which do not fit into a header.`,
          ),
        ),
    },
    tokens: {
      kind: 'passive',
      catalogueIds: ['S-087'],
      login,
      async judge(tools) {
        const responses = await readTokenResponses(tools)
        return (['access_token', 'refresh_token'] as const).flatMap((name) =>
          judgeValues(
            name,
            responses.flatMap(({ json }) => (typeof json[name] === 'string' ? [json[name]] : [])),
          ),
        )
      },
    },
    codes: {
      kind: 'passive',
      catalogueIds: ['S-059'],
      prerequisites: ['client'],
      login: { recipe: 'standalone', phase: 'afterwards' },
      async judge(tools) {
        await readRedirect(tools, tools.logins.find('standalone'))
        const codes: string[] = []
        for (const each of tools.logins.listOpened()) {
          const code = await readCode(tools, each).catch(() => undefined)
          if (code !== undefined) codes.push(code)
        }
        if (codes.length === 0) throw createBlockedError(LOGIN_REPORTER, 'No login ended with a code.')
        return judgeValues('code', codes)
      },
    },
  },
})

/** Judges values of one kind; an issued JWS is protected by its signature. */
function judgeValues(name: string, values: readonly string[]) {
  const opaque = [...new Set(values)].filter((value) => !JWS.test(value))
  if (opaque.length === 0) return []
  const bits = Math.floor(estimateEntropy(opaque))
  return bits >= ENTROPY_BITS
    ? []
    : [
        createProblem(
          `What changes in the values of ${name} has at most ${bits} bits, below ${ENTROPY_BITS}.`,
        ),
      ]
}
