import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { buildUnissuedValue } from '../../../smart/http/unissued-values.ts'
import { appState } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readAppStateBase } from '../../sources/write/app-state-base.ts'
import { buildStateCode, createState, sendState } from '../../sources/write/stored-states.ts'
import { judgeStatus } from '../fhir/judge-status.ts'

export const appStateAccess = defineCheck({
  name: 'app-state-access',
  title: 'App state requires a token for its subject',
  group: 'app-state',
  catalogueIds: ['S-145'],
  level: 'SHALL',
  since: '2.1',
  spec: appState('security', 'security-and-access-controls'),
  howToFix: 'Refuse requests for app state without a token with 401.',
  prerequisites: ['app-state'],
  cases: {
    token: {
      kind: 'negative',
      differs: 'no Authorization header',
      async judge({ get, send, target: { fhirBase } }) {
        const query = new URLSearchParams({
          code: `urn:uuid:00000000-0000-4000-8000-000000000000|${buildUnissuedValue('state')}`,
          subject: `${withoutTrailingSlash(fhirBase)}/Patient/${buildUnissuedValue('nobody')}`,
        })
        const url = `${await get(readAppStateBase)}/Basic?${query}`
        return judgeStatus(
          await send(url, { headers: { accept: 'application/fhir+json' } }),
          [401],
          'App state without a token',
        )
      },
    },
    'other-subject': {
      kind: 'negative',
      differs: 'another patient as subject',
      howToFix: 'Refuse app state of subjects that the user may not see with 403.',
      prerequisites: ['client', 'other-patient'],
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        const { otherPatient = '', fhirBase, allow } = tools.target
        const coding = await tools.get(buildStateCode)
        const reference = `${withoutTrailingSlash(fhirBase)}/Patient/${otherPatient}`
        const query = new URLSearchParams({ code: `${coding.system}|${coding.code}`, subject: reference })
        const found = await sendState(tools, 'GET', `?${query}`)
        const problems = judgeStatus(found, [403, 404], 'A query for app state of another patient')
        if (!allow.includes('write')) return problems
        const created = await createState(tools, [], reference)
        return [
          ...problems,
          ...judgeStatus(created.result, [403, 404], 'The creation of app state of another patient'),
        ]
      },
    },
  },
})
