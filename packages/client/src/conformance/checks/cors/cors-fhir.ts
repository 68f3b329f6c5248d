import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { findPreflightObjection } from '../../../smart/http/send-preflight.ts'
import { createProblem, createWarning } from '../../../smart/requirements/requirement.ts'
import { appLaunch, fetchStandard } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createUndecidedError } from '../../declare/outcome.ts'
import { searchWithoutToken } from '../../sources/fhir-refusals.ts'
import { readWithOrigin } from '../../sources/login/read-access.ts'
import { judgeOrigin } from './judge-origin.ts'

const EXPOSED = ['etag', 'location', 'www-authenticate']
const login = { recipe: 'standalone', phase: 'live', orBackend: true } as const

export const corsFhir = defineCheck({
  name: 'cors-fhir',
  title: 'A registered origin may call the FHIR API',
  group: 'cors',
  catalogueIds: ['S-030', 'S-031'],
  level: 'SHALL',
  spec: appLaunch('CORS', 'considerations-for-cross-origin-resource-sharing-cors-support'),
  howToFix:
    'Respond to OPTIONS with 2xx and allow the origin, the methods and authorization; allow the origin in errors too.',
  prerequisites: ['browser-origin'],
  cases: {
    preflight: {
      kind: 'active',
      since: '2.1',
      async judge({ send, target: { fhirBase, origin } }) {
        const url = `${withoutTrailingSlash(fhirBase)}/Patient`
        const ask = async (method: string, headers: string[]) => {
          const result = await send(url, {
            method: 'OPTIONS',
            headers: {
              origin,
              'access-control-request-method': method,
              'access-control-request-headers': headers.join(','),
            },
          })
          return findPreflightObjection(result, { origin, method, headers })
        }
        const read = await ask('GET', ['authorization'])
        const write = await ask('PUT', ['authorization', 'content-type', 'if-match'])
        return [
          ...(read ? [createProblem(`A page at ${origin} may not read from the FHIR API: ${read}.`)] : []),
          ...(write && !read
            ? [createWarning(`A page at ${origin} may not write to the FHIR API: ${write}.`)]
            : []),
        ]
      },
    },
    response: {
      kind: 'active',
      since: '2.1',
      catalogueIds: ['S-030'],
      prerequisites: ['access'],
      login,
      async judge({ get, target: { origin } }) {
        const { status, headers } = await get(readWithOrigin)
        if (status !== 200) throw createUndecidedError(`A read with a token returned ${status}.`)
        return judgeOrigin(headers, origin, 'a response of the FHIR API')
      },
    },
    'exposed-headers': {
      kind: 'passive',
      level: 'SHOULD',
      source: 'derived',
      catalogueIds: ['S-031'],
      spec: fetchStandard('CORS protocol', 'http-cors-protocol'),
      howToFix: 'Send Access-Control-Expose-Headers with ETag, Location and WWW-Authenticate.',
      prerequisites: ['access'],
      login,
      async judge({ get }) {
        const exposed = ((await get(readWithOrigin)).headers.get('access-control-expose-headers') ?? '')
          .toLowerCase()
          .split(/\s*,\s*/)
        const hidden = EXPOSED.filter((name) => !exposed.includes(name) && !exposed.includes('*'))
        return hidden.length === 0
          ? []
          : [createProblem(`A page may not read the headers ${hidden.join(', ')} of the FHIR API.`)]
      },
    },
    errors: {
      kind: 'active',
      level: 'SHOULD',
      source: 'derived',
      catalogueIds: ['S-031'],
      spec: fetchStandard('CORS protocol', 'http-cors-protocol'),
      async judge({ get, send, target: { fhirBase, origin } }) {
        if ((await get(searchWithoutToken)).status !== 401)
          throw createBlockedError('fhir-no-token/refused', 'The FHIR API refuses nothing.')
        const url = `${withoutTrailingSlash(fhirBase)}/Patient?_count=1`
        const { headers, status } = await send(url, { headers: { origin } })
        if (status < 400 || status > 499)
          throw createUndecidedError(`The FHIR API returned ${status}, which is no refusal.`)
        return judgeOrigin(headers, origin, `the ${status} of the FHIR API`)
      },
    },
  },
})
