import { expect, test } from 'vitest'
import { describeAppStart } from './describe-app-start.ts'

test.for([
  [{ kind: 'command', command: 'API_KEY=never node client.mjs --password never' }, 'run as the command node'],
  [
    {
      kind: 'standalone',
      url: 'http://me:never@localhost:3000/start?iss={fhirBase}&key=never',
      script: undefined,
    },
    'opened at http://localhost:3000/start',
  ],
  [
    { kind: 'launch', url: 'http://localhost:3000/launch', clientId: 'x', script: 'steps.mjs' },
    'launched from the EHR at http://localhost:3000/launch, operated by a script',
  ],
  [
    { kind: 'standalone', url: '{fhirBase}', script: 'steps.mjs' },
    'opened at an address that is no URL, operated by a script',
  ],
] as const)('describes %j without its secrets', ([app, text]) => expect(describeAppStart(app)).toBe(text))
