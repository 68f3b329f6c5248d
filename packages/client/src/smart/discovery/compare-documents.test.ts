import { expect, test } from 'vitest'
import { compareDocuments } from './compare-documents.ts'

const statement = (token: string) => ({
  rest: [
    {
      security: {
        extension: [
          {
            url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
            extension: [{ url: 'token', valueUri: token }],
          },
        ],
      },
    },
  ],
})

test('reports documents that agree, disagree or lack a field (F-038, F-194)', () => {
  const differences = compareDocuments(
    { token_endpoint: 'a', jwks_uri: 'k', scopes_supported: ['x', 'y'] },
    { jwks_uri: 'other', scopes_supported: ['y', 'x'] },
    statement('a'),
  )
  expect(differences.map(({ field, verdict }) => [field, verdict.level])).toEqual([
    ['jwks_uri', 'warning'],
    ['token_endpoint', 'ok'],
    ['scopes_supported', 'ok'],
  ])
})

test('accepts odd documents', () => {
  expect(compareDocuments(undefined, undefined, { rest: 'x' })).toEqual([])
  expect(compareDocuments({ issuer: 7 }, undefined, { rest: [null, { security: [] }] })).toHaveLength(1)
})
