import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { completesFlow } from '../../expectations/index.ts'

export const batchMixed = defineFault({
  name: 'batch-mixed',
  title: 'Batch with a failed entry',
  kind: 'must-tolerate',
  catalogueIds: ['F-273'],
  spec: fhirHttp('transaction-response'),
  description: 'The response to a batch is 200; its first entry failed with 404, the others succeeded.',
  requirement: 'Check the status of each entry, use the successful ones and say which failed.',
  steps: ['fhir-batch'],
  points: {
    'fhir.reply': (answer) => {
      const entries = (answer.body?.entry ?? []) as readonly JsonObject[]
      if (answer.status !== 200 || !answer.body || entries.length === 0) return answer
      const issue = [{ severity: 'error', code: 'not-found', diagnostics: 'The resource does not exist' }]
      const response = { status: '404 Not Found', outcome: { resourceType: 'OperationOutcome', issue } }
      return { ...answer, body: { ...answer.body, entry: [{ response }, ...entries.slice(1)] as never } }
    },
  },
  expects: completesFlow(),
})
