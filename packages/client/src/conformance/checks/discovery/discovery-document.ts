import { buildWellKnownUrl } from '../../../smart/discovery/fhir-base.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { conformance } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { fetchSmartConfiguration, readSmartConfiguration } from '../../sources/smart-configuration.ts'

/** Values of Accept for which the response is the same; none at all is the first. */
const ACCEPTED = [undefined, '*/*', 'text/html', 'application/fhir+xml']

export const discoveryDocument = defineCheck({
  name: 'discovery-document',
  title: 'smart-configuration is served as JSON below the FHIR base',
  group: 'discovery',
  catalogueIds: ['S-001', 'S-002', 'S-003'],
  level: 'SHALL',
  spec: conformance('Using .well-known', 'using-well-known'),
  howToFix:
    'Serve <base>/.well-known/smart-configuration as application/json, without a token and without a redirect.',
  cases: {
    served: {
      kind: 'active',
      catalogueIds: ['S-001'],
      async judge({ get }) {
        const { status, text } = await get(fetchSmartConfiguration)
        if (status !== 200) return [createProblem(`smart-configuration returned ${status}.`)]
        return createProblemIf(!parseObject(text), 'smart-configuration is not a JSON object.')
      },
    },
    'content-type': {
      kind: 'passive',
      since: '2.0',
      catalogueIds: ['S-002'],
      async judge({ get }) {
        await get(readSmartConfiguration)
        const { headers } = await get(fetchSmartConfiguration)
        const type = headers.get('content-type') ?? ''
        const isJson = /^application\/json\s*(;|$)/i.test(type)
        return createProblemIf(!isJson, `The Content-Type is ${type || 'missing'}, not application/json.`)
      },
    },
    'any-accept': {
      kind: 'active',
      since: '2.0',
      catalogueIds: ['S-002', 'S-003'],
      async judge({ get, send, target }) {
        const expected = Object.keys(await get(readSmartConfiguration))
          .sort()
          .join()
        const problems = []
        for (const accept of ACCEPTED) {
          const { status, text } = await send(buildWellKnownUrl(target.fhirBase, 'smart-configuration'), {
            headers: accept === undefined ? [] : { accept },
          })
          const asked = accept === undefined ? 'Without Accept' : `With Accept: ${accept}`
          const json = status === 200 ? parseObject(text) : undefined
          if (!json) problems.push(createProblem(`${asked} the response is ${status} without a JSON object.`))
          else if (Object.keys(json).sort().join() !== expected)
            problems.push(createProblem(`${asked} the document has other members.`))
        }
        return problems
      },
    },
  },
})
