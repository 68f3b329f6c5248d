import { expect, test } from 'vitest'
import { exampleJournal, type RunExchange } from '../../../test/support/example-journal.ts'
import { authorize, read, refresh, token } from '../../../test/support/exchanges.ts'
import { FAULTS } from '../../faults/list.ts'
import { FAULT_INSTRUCTIONS } from './activities.ts'
import { describeMissingActivity } from './describe-missing-activity.ts'

const describeFor = (name: string, ...exchanges: readonly RunExchange[]) => {
  const fault = FAULTS.find((each) => each.name === name)
  if (!fault) throw new Error(`there is no fault ${name}`)
  return describeMissingActivity(fault, exampleJournal(exchanges).find())
}
const redeem = token({ grantType: 'authorization_code' })
const REFRESH = 'Request offline_access or online_access, and refresh the access token'
const SEARCH: RunExchange = { step: 'fhir-search', target: '/fhir/Observation?patient=a' }
const BROWSER: RunExchange = { step: 'discovery', headers: [['Sec-Fetch-Mode', 'cors']] }

test('says something of every fault when nothing was seen', () => {
  for (const fault of FAULTS) expect(describeMissingActivity(fault, []), fault.name).toMatch(/^[A-Z]/)
})

test.for<[fault: string, seen: readonly RunExchange[], instruction: string]>([
  ['refresh-invalid-grant', [redeem], REFRESH],
  ['next-link-foreign', [redeem, read()], 'Search resources'],
  ['iss-foreign', [redeem], 'Launch the app from the EHR (--launch-url)'],
  ['page-fails', [SEARCH], 'Follow the next link of a search'],
  ['write-conflict', [{ step: 'fhir-write', method: 'POST' }], 'Send a PUT request at the step fhir-write'],
  ['resource-forbidden', [SEARCH], 'Request Condition resources'],
  ['authorize-post-refused', [authorize()], 'Send the authorize request by POST'],
  ['token-revoked', [read(), read()], 'Read a resource by its id, more than 2 times in one run'],
  ['id-token-wrong-nonce', [token({ issuedIdToken: 'x' })], 'Send a nonce'],
  ['callback-late', [BROWSER, authorize()], 'Make the app give up a pending login (giveUp of --script)'],
])('%s needs what %j lack: %s', ([fault, seen, instruction]) => {
  expect(describeFor(fault, ...seen)).toContain(instruction)
})

test.for<[fault: string, seen: readonly RunExchange[]]>([
  ['refresh-invalid-grant', [redeem, refresh('rt')]],
  ['next-link-foreign', [SEARCH]],
  ['token-revoked', [read(), read(), read()]],
  ['page-fails', [{ ...SEARCH, target: '/fhir/Observation?_cursor=2' }]],
  ['resource-forbidden', [{ ...SEARCH, facts: { resourceType: 'Condition' } }]],
  ['write-conflict', [{ step: 'fhir-write', method: 'PUT' }]],
  ['authorize-post-refused', [authorize({}, { method: 'POST' })]],
])('%s needs nothing beyond %j', ([fault, seen]) => expect(describeFor(fault, ...seen)).toBeUndefined())

test('names only faults that exist', () => {
  const names = FAULTS.map(({ name }) => name)
  expect(Object.keys(FAULT_INSTRUCTIONS).filter((name) => !names.includes(name))).toEqual([])
})
