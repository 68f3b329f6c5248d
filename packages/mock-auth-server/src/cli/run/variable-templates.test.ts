import { expect, test } from 'vitest'
import { parseVariableTemplate, replacePlaceholders } from './variable-templates.ts'

const ADDRESSES = { SMART_MOCK_FHIR_BASE: 'http://localhost:1/fhir', SMART_MOCK_TENANT: 'default' }

test('replaces every placeholder, and leaves other braces as they are', () => {
  const templates = ['A={fhirBase}/Patient?t={tenant}', 'B={"a": {}}=', '_c='].map(parseVariableTemplate)
  expect(replacePlaceholders(templates, ADDRESSES)).toEqual({
    A: 'http://localhost:1/fhir/Patient?t=default',
    B: '{"a": {}}=',
    _c: '',
  })
})

test.for([
  ['APP', '--env must be a variable with its value, such as APP_FHIR={fhirBase}, not APP'],
  ['=x', '--env must be a variable'],
  ['A B=x', '--env must be a variable'],
  [
    'A={fhirbase}',
    'unknown placeholder {fhirbase} (did you mean {fhirBase}?); there are {fhirBase}, {issuer}',
  ],
  ['A={constructor}', 'unknown placeholder {constructor}'],
])('refuses %j with the reason', ([text = '', reason = '']) => {
  expect(() => parseVariableTemplate(text)).toThrow(reason)
})

test('refuses a token that the mock does not have', () => {
  expect(() => replacePlaceholders([parseVariableTemplate('T={controlToken}')], ADDRESSES)).toThrow(
    '--env T: the mock has no {controlToken}; set --control-token',
  )
})
