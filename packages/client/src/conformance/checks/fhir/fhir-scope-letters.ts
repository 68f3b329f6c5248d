import type { RecordedResult } from '../../../smart/http/recorder.ts'
import { createProblem, createProblemIf, type Problem } from '../../../smart/requirements/requirement.ts'
import { allowsInteraction } from '../../../smart/scopes/allows-interaction.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError, createUndecidedError } from '../../declare/outcome.ts'
import { findPatientId, sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { hasResource } from '../../sources/login/require-readable.ts'
import { requireDecided } from './require-decided.ts'

/** Statuses of a refusal, and of an interaction that the server does not have at all. */
const REFUSALS = [401, 403, 404, 405, 501]

export const fhirScopeLetters = defineCheck({
  name: 'fhir-scope-letters',
  title: '.read permits read and search, .r does not permit search',
  group: 'fhir',
  catalogueIds: ['S-080', 'S-123'],
  level: 'SHALL',
  spec: scopesAndContext('scopes', 'scopes-for-requesting-fhir-resources'),
  howToFix: 'Let .read permit read and search, .r only read, and .s only search.',
  prerequisites: ['client'],
  cases: {
    v1: {
      kind: 'active',
      login: { recipe: 'limited', phase: 'live' },
      async judge(tools) {
        const tokens = await readTokens(tools, 'limited')
        if (!allowsInteraction(tokens.scope, 'Patient', 'r'))
          throw createNotApplicableError('patient/Patient.read is not granted.')
        const id = findPatientId(tokens)
        const read = await sendWithToken(tools, `Patient/${id}`, tokens.accessToken)
        const search = await sendWithToken(tools, `Patient?_id=${id}`, tokens.accessToken)
        requireDecided(read, `With ${tokens.scope}, a read of Patient`)
        requireDecided(search, `With ${tokens.scope}, a search of Patient`)
        return [
          ...createProblemIf(
            !hasResource(read, 'Patient'),
            `With ${tokens.scope}, a read of Patient returned ${describe(read, 'Patient')}.`,
          ),
          ...createProblemIf(
            !hasResource(search, 'Bundle'),
            `With ${tokens.scope}, a search of Patient returned ${describe(search, 'Bundle')}.`,
          ),
        ]
      },
    },
    search: {
      kind: 'negative',
      since: '2.0',
      catalogueIds: ['S-123'],
      prerequisites: ['v2-scopes'],
      differs: 'a search, by GET and by POST, and the history of the type, with patient/Patient.r',
      login: { recipe: 'granular', phase: 'live' },
      async judge(tools) {
        const tokens = await readTokens(tools, 'granular')
        if (allowsInteraction(tokens.scope, 'Patient', 's'))
          throw createNotApplicableError('The login was granted more than patient/Patient.r.')
        const id = findPatientId(tokens)
        const read = await sendWithToken(tools, `Patient/${id}`, tokens.accessToken)
        requireDecided(read, 'With patient/Patient.r, a read')
        if (!hasResource(read, 'Patient'))
          return [createProblem(`With patient/Patient.r, a read returned ${describe(read, 'Patient')}.`)]
        const problems: Problem[] = []
        for (const [what, path, body] of [
          ['a search', `Patient?_id=${id}`, undefined],
          ['a search by POST', 'Patient/_search', new URLSearchParams({ _id: id })],
          ['the history of the type', 'Patient/_history', undefined],
        ] as const) {
          const { status } = await sendWithToken(tools, path, tokens.accessToken, body ? { body } : {})
          if (status >= 500 && status !== 501) throw createUndecidedError(`The FHIR API returned ${status}.`)
          problems.push(
            ...createProblemIf(
              !REFUSALS.includes(status),
              `With patient/Patient.r, ${what} returned ${status}.`,
            ),
          )
        }
        return problems
      },
    },
  },
})

const describe = ({ status }: RecordedResult, type: string): string =>
  status === 200 ? `200 without a ${type}` : String(status)
