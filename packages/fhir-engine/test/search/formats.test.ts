import { describe, expect, it } from 'vitest'
import { negotiateFormat } from '../../src/reply/negotiate-format.ts'
import { ask } from '../engine.ts'
import { store } from './sample-search.ts'

describe('formats', () => {
  it.each([
    ['Patient?_format=xml', {}, 200],
    ['Patient', { accept: 'application/fhir+xml' }, 200],
    ['Patient', { accept: 'text/turtle' }, 406],
    ['Patient', { accept: 'application/fhir+json; fhirVersion=3.0' }, 406],
    ['Patient', { accept: 'application/fhir+json; fhirVersion=4.0' }, 200],
    ['Patient', { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }, 200],
    ['Patient', { accept: 'application/fhir+json;q=0' }, 406],
    ['Patient', { accept: '*/*;q=0' }, 406],
    ['Patient', { accept: 'text/csv' }, 200],
    ['Patient?_format=json', { accept: 'application/fhir+xml' }, 200],
    ['Patient?_format=application/fhir%2Bjson', {}, 200],
    ['Patient?_format=application/fhir+json', {}, 200],
  ])('%s %j: %i', (url, headers, status) => {
    expect(ask(store, url, { headers: headers as Record<string, string> }).status).toBe(status)
  })

  it.each([
    ['application/fhir+json;q=0, */*', 'application/fhir+xml'],
    ['application/fhir+xml;q=0, application/*', 'application/fhir+json'],
    ['application/fhir+xml;q=0.5, application/fhir+json;q=0.4', 'application/fhir+xml'],
    ['application/fhir+json, */*;q=0', 'application/fhir+json'],
    ['application/fhir+xml, */*;q=0', 'application/fhir+xml'],
    ['text/csv, */*;q=0.1', 'application/fhir+json'],
    ['text/csv, application/fhir+xml;q=0', 'application/fhir+json'],
  ])('%s is answered with %s', (accept, mediaType) => {
    expect(negotiateFormat({ query: '', header: () => accept }).mediaType).toBe(mediaType)
  })
})
