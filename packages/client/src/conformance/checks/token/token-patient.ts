import { isFhirId } from '../../../smart/fhir/reference.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { appLaunch, scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { readPatientId, readPatientResponse } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'

export const tokenPatient = defineCheck({
  name: 'token-patient',
  title: 'A patient scope is granted together with a readable patient',
  group: 'token',
  catalogueIds: ['S-023', 'S-052', 'S-053', 'S-076', 'S-125'],
  level: 'SHALL',
  spec: scopesAndContext('launch context', 'launch-context-arrives-with-your-access_token'),
  howToFix: 'Return patient, the bare id of the patient in context, whenever a patient scope is granted.',
  prerequisites: ['client'],
  cases: {
    returned: {
      kind: 'passive',
      catalogueIds: ['S-023', 'S-052', 'S-053', 'S-076'],
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        const { json, scope } = await readTokens(tools, 'standalone')
        if (!/(^|\s)(patient\/|launch\/patient)/.test(scope))
          throw createNotApplicableError('No patient scope is granted.')
        return createProblemIf(
          !isFhirId(json.patient),
          `patient is ${JSON.stringify(json.patient) ?? 'absent'}, not a bare id.`,
        )
      },
    },
    readable: {
      kind: 'active',
      catalogueIds: ['S-023', 'S-052', 'S-125'],
      spec: appLaunch('step 6', 'access-fhir-api'),
      howToFix: 'Give a token with a patient scope access to the patient in context.',
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        const id = await tools.get(readPatientId)
        const { status, text } = await tools.get(readPatientResponse)
        if (status !== 200) return [createProblem(`The patient in context cannot be read: ${status}.`)]
        const json = parseObject(text)
        return createProblemIf(
          json?.resourceType !== 'Patient' || json.id !== id,
          'The read of the patient in context returns another resource.',
        )
      },
    },
  },
})
