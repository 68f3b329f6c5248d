import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { isRecord } from '../../../smart/http/is-record.ts'
import {
  createProblem,
  createProblemIf,
  createWarning,
  type Problem,
} from '../../../smart/requirements/requirement.ts'
import { appLaunch, scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readTokenResponses } from '../../sources/login/token-responses.ts'

/** Members that OAuth, OpenID Connect and SMART define. */
const KNOWN = new Set([
  ...['access_token', 'token_type', 'expires_in', 'scope', 'refresh_token', 'id_token', 'patient'],
  ...['encounter', 'need_patient_banner', 'intent', 'tenant', 'smart_style_url', 'fhirContext'],
  ...['appContext', 'authorization_details', 'issued_token_type'],
])
/** Members that servers send for other reasons, and that confuse nobody. */
const TOLERATED = [
  'refresh_expires_in',
  'refresh_token_expires_in',
  'not-before-policy',
  'session_state',
  'state',
]

export const tokenExtensions = defineCheck({
  name: 'token-extensions',
  title: 'Extensions of the token response have the defined form',
  group: 'token',
  catalogueIds: ['S-084', 'S-085'],
  level: 'SHALL',
  spec: scopesAndContext('extensibility', 'extensibility'),
  howToFix: 'Name further members of the token response by a URI that you control, or with __ in front.',
  prerequisites: ['access'],
  cases: {
    names: {
      kind: 'passive',
      catalogueIds: ['S-084'],
      login: { recipe: 'standalone', phase: 'afterwards', orBackend: true },
      async judge(tools) {
        const names = (await readTokenResponses(tools)).flatMap(({ json }) => Object.keys(json))
        return [...new Set(names)].filter((name) => !KNOWN.has(name) && !isExtension(name)).map(toProblem)
      },
    },
    'authorization-details': {
      kind: 'passive',
      level: 'MAY',
      since: '2.2',
      catalogueIds: ['S-085'],
      spec: appLaunch('step 5', 'obtain-access-token'),
      howToFix:
        'Send authorization_details as a list of {type: "smart_on_fhir", locations, fhirVersions}, with this FHIR base among the locations.',
      login: { recipe: 'standalone', phase: 'afterwards', orBackend: true },
      async judge(tools) {
        return (await readTokenResponses(tools)).flatMap(({ json, what }) =>
          judgeDetails(json.authorization_details, tools.target.fhirBase, what),
        )
      },
    },
  },
})

const isExtension = (name: string): boolean => name.startsWith('__') || /^(https?:\/\/|urn:)/.test(name)

const toProblem = (name: string): Problem => {
  const message = `The token response has the member ${name}, which is neither defined nor a URI.`
  return TOLERATED.includes(name) ? createWarning(message) : createProblem(message)
}

function judgeDetails(details: unknown, fhirBase: string, what: string): Problem[] {
  if (details === undefined) return []
  if (!Array.isArray(details)) return [createProblem(`authorization_details of ${what} is no list.`)]
  const own = details.filter(isRecord).filter(({ type }) => type === 'smart_on_fhir')
  const isList = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string')
  const locations = own.flatMap(({ locations: each }) => (Array.isArray(each) ? each : []))
  const base = withoutTrailingSlash(fhirBase)
  return [
    ...createProblemIf(
      own.some((each) => !isList(each.locations) || !isList(each.fhirVersions)),
      `authorization_details of ${what} has an entry without lists of locations and fhirVersions.`,
    ),
    ...createProblemIf(
      own.length > 0 && !locations.some((each) => withoutTrailingSlash(String(each)) === base),
      `authorization_details of ${what} does not name this FHIR base.`,
    ),
  ]
}
