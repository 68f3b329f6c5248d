import { z } from 'zod'
import { anyOf, retries, showsError } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirPage } from '../../core/declare/spec.ts'

export const wrongResourceType = defineFault({
  name: 'wrong-resource-type',
  title: 'Another resource than was asked for',
  kind: 'must-reject',
  ids: ['F-253'],
  spec: fhirPage('operationoutcome', 'operationoutcome'),
  wire: 'A read is answered 200 with a Group, or with an OperationOutcome that tells of an error.',
  client: 'Look at resourceType before showing anything; treat the answer as an error.',
  steps: ['fhir-read'],
  params: () =>
    z.strictObject({
      type: z.enum(['Group', 'OperationOutcome']).default('Group').describe('What comes instead.'),
    }),
  points: {
    'fhir.answer': (answer, { params, facts }) => {
      if (answer.status !== 200 || answer.body?.resourceType !== facts.resourceType) return answer
      const issue = [{ severity: 'error', code: 'exception', diagnostics: 'The database is down' }]
      const body =
        params.type === 'Group'
          ? { resourceType: 'Group', id: facts.resourceId, type: 'person', actual: true }
          : { resourceType: 'OperationOutcome', issue }
      return { ...answer, body }
    },
  },
  times: 3,
  expects: anyOf(retries(), showsError()),
})
