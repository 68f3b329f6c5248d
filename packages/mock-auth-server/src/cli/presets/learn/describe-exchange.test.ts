import { expect, test } from 'vitest'
import { describeExchange } from './describe-exchange.ts'
import { redactText } from './fhir/redact-text.ts'
import type { Exchange } from './recording/exchange.ts'

const describeUrl = (url: string) =>
  describeExchange({ number: 1, method: 'GET', url: new URL(url) } as Exchange).url

test.for<[string, string]>([
  [
    'https://u:p@ehr.example/r4/Patient/amy?_id=7&_count=3#x',
    'https://ehr.example/r4/Patient/{id}?_id&_count',
  ],
  ['https://ehr.example/r4/Patient/_search', 'https://ehr.example/r4/Patient/_search'],
  ['https://ehr.example/r4/Observation', 'https://ehr.example/r4/Observation'],
  [
    'https://ehr.example/tenants/ec2458f2-1e24-41c8-b71b-0e701af7583d/token?code=secret',
    'https://ehr.example/tenants/{id}/token?code',
  ],
  [
    'https://ehr.example/r4/.well-known/smart-configuration',
    'https://ehr.example/r4/.well-known/smart-configuration',
  ],
])('a URL without values: %s', ([url, described]) => {
  expect(describeUrl(url)).toBe(described)
})

test.for<[string, string]>([
  ['No Patient/amy-shaw for jane@example.org', 'No Patient/… for …'],
  ['Invalid token: eyJhbGciOiJSUzI1NiJ9abc', 'Invalid token: …'],
  ['The system urn:oid:1.2.840.114350.1.13 is known', 'The system urn:oid:1.2.840.114350.1.13 is known'],
])('a text without ids: %s', ([text, redacted]) => {
  expect(redactText(text)).toBe(redacted)
})
