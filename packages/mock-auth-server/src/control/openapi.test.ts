import { expect, test } from 'vitest'
import { buildOpenApiDocument } from './openapi.ts'

const text = JSON.stringify(buildOpenApiDocument('http://127.0.0.1:4001'))

test('resolves every reference in the document to a schema', () => {
  const document = JSON.parse(text)
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, pointer = '']) => pointer)
  expect(references.length).toBeGreaterThan(10)
  for (const pointer of references) {
    const found = pointer
      .slice(2)
      .split('/')
      .reduce((value: Record<string, unknown> | undefined, key) => value?.[key] as never, document)
    expect(found, pointer).toBeTypeOf('object')
  }
})

test('marks a required query parameter', () => {
  const { parameters } = JSON.parse(text).paths['/tenants/{tenant}/launch'].get
  const needed = parameters.filter(({ required }: { required: boolean }) => required)
  expect(needed.map(({ name }: { name: string }) => name)).toEqual(['tenant', 'clientId'])
})
