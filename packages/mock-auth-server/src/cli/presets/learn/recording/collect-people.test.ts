import { expect, test } from 'vitest'
import { collectPeople } from './collect-people.ts'
import type { Exchange } from './exchange.ts'

const respond = (body: object, more: Partial<Exchange> = {}) =>
  ({ requestHeaders: [], body: JSON.stringify(body), ...more }) as Exchange
const AMY = {
  resourceType: 'Patient',
  name: [{ family: 'Shaw', given: ['Amy', 'V.'] }],
  telecom: [{ system: 'phone', value: '555-0199' }],
  address: [{ line: ['49 Meadow St'], city: 'Mounds' }],
  text: { div: '<div>Patient record of the sample</div>' },
}

test('collects names, numbers and addresses of people, also in results and claims', () => {
  const claims = Buffer.from(JSON.stringify({ name: 'Ngozi Okafor', sub: 'x' })).toString('base64url')
  const id_token = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${claims}.c2ln`
  const people = collectPeople([
    respond({
      resourceType: 'Bundle',
      entry: [{ resource: AMY }, { resource: { resourceType: 'Observation', value: 'Blood' } }],
    }),
    respond({ id_token }),
    respond(
      {},
      {
        requestHeaders: [['Content-Type', 'application/x-www-form-urlencoded']],
        requestBody: 'username=amy.shaw&password=correct+horse',
      },
    ),
  ])
  expect(people).toEqual(
    expect.arrayContaining([
      'Shaw',
      'Amy',
      '555-0199',
      'Mounds',
      'Ngozi Okafor',
      'Okafor',
      'amy.shaw',
      'correct horse',
    ]),
  )
  expect(people).not.toContain('Blood')
  expect(people.join()).not.toMatch(/Patient|record/)
})
