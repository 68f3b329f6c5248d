import { filterRecords, isRecord } from '../../../smart/http/is-record.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf, type Problem } from '../../../smart/requirements/requirement.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import { findPatientId, sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { hasResource, requireReadable } from '../../sources/login/require-readable.ts'
import { judgeWithControl } from '../judge-with-control.ts'
import { requireDecided } from './require-decided.ts'

const TYPES = ['Observation', 'Condition', 'MedicationRequest', 'AllergyIntolerance', 'Encounter']
const login = { recipe: 'standalone', phase: 'live' } as const

export const fhirCompartment = defineCheck({
  name: 'fhir-compartment',
  title: 'A patient token gives access to one patient only',
  group: 'fhir',
  catalogueIds: ['S-125'],
  level: 'SHALL',
  spec: scopesAndContext('patient scopes', 'patient-specific-scopes'),
  howToFix: 'Restrict reads and searches with patient/ scopes to the compartment of the patient in context.',
  prerequisites: ['client'],
  cases: {
    other: {
      kind: 'negative',
      prerequisites: ['other-patient'],
      differs: 'the record of another patient',
      login,
      async judge(tools) {
        const tokens = await readTokens(tools, 'standalone')
        const { accessToken } = tokens
        const other = tools.target.otherPatient ?? ''
        const read = await sendWithToken(tools, `Patient/${other}`, accessToken)
        const search = await sendWithToken(
          tools,
          `Observation?patient=${encodeURIComponent(other)}`,
          accessToken,
        )
        if (search.status >= 500) throw createUndecidedError('The FHIR API failed.')
        if (![404, 410].includes(read.status)) requireDecided(read, 'A read of another patient')
        const found = listResources(search.text).filter(({ resourceType }) => resourceType === 'Observation')
        const problems = [
          ...createProblemIf(read.status <= 299, `A read of another patient returned ${read.status}.`),
          ...createProblemIf(
            search.status === 200 && found.length > 0,
            `A search for observations of another patient returned ${found.length}.`,
          ),
        ]
        return judgeWithControl(problems, () => requireReadable(tools, tokens))
      },
    },
    search: {
      kind: 'active',
      login,
      async judge(tools) {
        const tokens = await readTokens(tools, 'standalone')
        const id = findPatientId(tokens)
        const problems: Problem[] = []
        let count = 0
        for (const type of TYPES)
          for (const query of ['', `?patient=${id}`]) {
            const { status, text } = await sendWithToken(tools, `${type}${query}`, tokens.accessToken)
            if (!hasResource({ status, text }, 'Bundle')) continue
            count += 1
            const foreign = listResources(text).filter(
              (each) => each.resourceType === type && isForeign(each, id),
            )
            if (foreign.length > 0)
              problems.push(
                createProblem(
                  `A search of ${type}${query} returned ${foreign.length} of a patient who is not in context.`,
                ),
              )
          }
        if (count === 0) throw createUndecidedError(`No search of ${TYPES.join(', ')} returned a Bundle.`)
        return problems
      },
    },
  },
})

const listResources = (text: string): Record<string, unknown>[] =>
  filterRecords(parseObject(text)?.entry).flatMap(({ resource }) => (isRecord(resource) ? [resource] : []))

/** Returns `true` for a resource about another patient. */
function isForeign({ subject, patient }: Readonly<Record<string, unknown>>, id: string): boolean {
  const { reference } = {
    ...(isRecord(patient) ? patient : {}),
    ...(isRecord(subject) ? subject : {}),
  } as Record<string, unknown>
  return (
    typeof reference === 'string' && /(^|\/)Patient\//.test(reference) && !reference.endsWith(`Patient/${id}`)
  )
}
