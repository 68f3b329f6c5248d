import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { buildOpenApiDocument } from './openapi.ts'

/** Returns the problems that a linter finds in a document, by rules that check more than validity. */
async function lint(document: unknown): Promise<string[]> {
  const config = await createConfig({
    extends: ['recommended'],
    rules: {
      // Every error is described by the default response.
      'operation-4xx-response': 'off',
      // The API requires a token only beyond loopback.
      'security-defined': 'off',
    },
  })
  const problems = await lintFromString({ source: JSON.stringify(document), config })
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer})`)
}

test('passes the OpenAPI linter without findings', { timeout: 30_000 }, async () => {
  const document = JSON.parse(JSON.stringify(buildOpenApiDocument('http://127.0.0.1:4001')))
  expect(await lint(document)).toEqual([])
  const { get } = document.paths['/tenants/{tenant}/launch']
  get.parameters = get.parameters.filter(({ name }: { name: string }) => name !== 'tenant')
  delete get.operationId
  expect((await lint(document)).map((line) => line.split(':')[0])).toEqual(
    expect.arrayContaining(['path-parameters-defined', 'operation-operationId']),
  )
})
