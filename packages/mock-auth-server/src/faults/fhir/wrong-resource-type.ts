import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { anyOf, retries, showsError } from '../../expectations/index.ts'

export const wrongResourceType = defineFault({
  name: 'wrong-resource-type',
  title: 'Resource of an unexpected type',
  kind: 'must-reject',
  catalogueIds: ['F-253'],
  spec: fhirHttp('read'),
  description: 'A read gets a 200 with a Group, or with an OperationOutcome that reports an error.',
  requirement: 'Check resourceType before showing anything; treat the response as an error.',
  steps: ['fhir-read'],
  params: () =>
    z.strictObject({
      type: z.enum(['Group', 'OperationOutcome']).default('Group').describe('What is returned instead.'),
    }),
  points: {
    'fhir.reply': (answer, { params, facts }) => {
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
