import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { taskLaunch } from '../../core/declare/spec.ts'
import { obtainsData } from '../../expectations/index.ts'

const CONTEXTS = {
  json: '{"view":"growth-chart","from":"2024-01-01"}',
  garbage: '{"view":"growth-ch\u0000\uFFFD%7B%22',
  empty: '',
  object: { view: 'growth-chart' },
  long: 'x'.repeat(50_000),
}

export const appContextOdd = defineFault({
  name: 'app-context-odd',
  title: 'Odd appContext',
  kind: 'must-tolerate',
  catalogueIds: ['F-298'],
  spec: taskLaunch('requesting-an-ehr-launch'),
  description:
    'The appContext of the token response is a string of JSON, truncated JSON with unusual characters, empty, 50,000 characters long, or an object instead of a string.',
  requirement: 'Accept only the format agreed on for this app, and continue without it otherwise.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      is: z
        .enum(['json', 'garbage', 'empty', 'object', 'long'])
        .default('garbage')
        .describe('The content of appContext.'),
    }),
  points: { 'token.response': (response, { params }) => ({ ...response, appContext: CONTEXTS[params.is] }) },
  prerequisites: ['ehr-launch'],
  expects: obtainsData(),
})
