import { createProblem, createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { fhir, scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import {
  markObservation,
  requireObservation,
  sendObservation,
  writeObservation,
} from '../../sources/write/written-observation.ts'

export const fhirWrite = defineCheck({
  name: 'fhir-write',
  title: 'c, u and d are separate permissions, and If-Match is honoured',
  group: 'fhir',
  catalogueIds: ['S-123', 'S-129'],
  level: 'SHALL',
  spec: scopesAndContext('scopes', 'scopes-for-requesting-fhir-resources'),
  howToFix: 'Permit a creation by c, an update by u and a deletion by d.',
  prerequisites: ['client', 'write'],
  cases: {
    'if-match': {
      kind: 'negative',
      source: 'fhir',
      catalogueIds: ['S-129'],
      spec: fhir('concurrency', 'http.html#concurrency'),
      howToFix: 'Refuse an update whose If-Match names another version with 412.',
      differs: 'If-Match with the ETag before the last update',
      login: { recipe: 'write', phase: 'live' },
      async judge(tools) {
        const { id, resource, versions, updated } = await requireObservation(tools)
        const [old, current] = versions
        if (updated.status >= 300 || old === undefined || old === current)
          throw createUndecidedError(
            'The server shows no versions of the observation that could be compared.',
          )
        const { status } = await sendObservation(tools, 'PUT', `/${id}`, { body: resource, version: old })
        if (status === 412) return []
        if (status >= 500) throw createUndecidedError(`An update of an old version returned ${status}.`)
        const message = `An update of an old version returned ${status}, not 412.`
        return status === 409 ? [createWarning(message)] : createProblemIf(true, message)
      },
    },
    letters: {
      kind: 'active',
      catalogueIds: ['S-123'],
      since: '2.0',
      prerequisites: ['v2-scopes'],
      login: { recipe: 'write', phase: 'live' },
      async judge(tools) {
        const written = await tools.get(writeObservation)
        const { created, updated, id } = written
        if (id === '') return [createProblem(`A creation that c permits returned ${created.status}.`)]
        if (updated.status >= 500) throw createUndecidedError(`An update returned ${updated.status}.`)
        if (updated.status >= 300)
          return [createProblem(`An update that u permits returned ${updated.status}.`)]
        const { status } = await sendObservation(tools, 'DELETE', `/${id}`)
        if (status >= 300) await markObservation(tools, written)
        if (status === 401 || status === 403) return []
        if (status < 300) {
          written.isDeleted = true
          return [createProblem(`A deletion that only d permits returned ${status}.`)]
        }
        throw createUndecidedError(`A deletion returned ${status}, which tells nothing about the scopes.`)
      },
    },
  },
})
