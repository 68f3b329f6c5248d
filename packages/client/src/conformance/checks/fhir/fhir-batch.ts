import { filterRecords, isRecord } from '../../../smart/http/is-record.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem } from '../../../smart/requirements/requirement.ts'
import { allowsInteraction } from '../../../smart/scopes/allows-interaction.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError, createUndecidedError } from '../../declare/outcome.ts'
import { findPatientId, sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { requireReadable } from '../../sources/login/require-readable.ts'
import { judgeWithControl } from '../judge-with-control.ts'

export const fhirBatch = defineCheck({
  name: 'fhir-batch',
  title: 'Each entry of a batch is authorized',
  group: 'fhir',
  catalogueIds: ['S-124'],
  level: 'SHOULD',
  since: '2.0',
  spec: scopesAndContext('batches', 'batches-and-transactions'),
  howToFix: 'Judge each entry of a batch by the scopes, as if it were sent alone.',
  prerequisites: ['client'],
  kind: 'negative',
  differs: 'a batch with a read of the patient and a search of Observation, with scopes for Patient',
  login: { recipe: 'limited', phase: 'live' },
  async judge(tools) {
    const tokens = await readTokens(tools, 'limited')
    if (allowsInteraction(tokens.scope, 'Observation', 's'))
      throw createNotApplicableError('The login for patients only was granted observations too.')
    const urls = [`Patient/${findPatientId(tokens)}`, 'Observation?_count=1']
    const entry = urls.map((url) => ({ request: { method: 'GET', url } }))
    const { status, text } = await sendWithToken(tools, '', tokens.accessToken, {
      headers: { 'content-type': 'application/fhir+json' },
      body: JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }),
    })
    if ([404, 405, 501].includes(status)) throw createNotApplicableError('The server has no batches.')
    const control = () => requireReadable(tools, tokens)
    if (status === 401 || status === 403) return judgeWithControl([], control)
    if (status !== 200) throw createUndecidedError(`The batch returned ${status}.`)
    const [, search] = filterRecords(parseObject(text)?.entry)
    const response = isRecord(search?.response) ? search.response : {}
    const found = isRecord(search?.resource) ? filterRecords(search.resource.entry) : []
    if (/^40[134]/.test(String(response.status))) return judgeWithControl([], control)
    if (typeof response.status !== 'string')
      throw createUndecidedError('The response to the batch has no status for its search.')
    return [
      createProblem(
        `The search of Observation in a batch returned ${response.status} and ${found.length} resources.`,
      ),
    ]
  },
})
