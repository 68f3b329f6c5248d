import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contract } from '../../src/contract/contract.ts'
import type { RouteDeclaration } from '../../src/contract/define-route.ts'
import type { callApi } from '../../src/ui/api/call-api.ts'

/** Returns the imports that would take values of the contract, and zod with them, into the page. */
const findValueImports = (text: string) =>
  [...text.matchAll(/^(?:import|export)\b(?! type\b)[^'"]*['"][^'"]*\/contract\/[^'"]*['"]/gm)].map(
    ([line]) => line,
  )

test('every route has a method and path of its own', () => {
  const keys = Object.values<RouteDeclaration>(contract).map(({ method, path }) => `${method} ${path}`)
  expect(new Set(keys).size).toBe(keys.length)
})

describe('the page', () => {
  const folder = join(import.meta.dirname, '../../src/ui')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  )

  test('takes types alone of the contract', () => {
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'))
    expect(texts.some((text) => text.includes('/contract/'))).toBe(true)
    expect(texts.flatMap(findValueImports)).toEqual([])
  })

  test.each([
    "import { contract } from '../../contract/contract.ts'",
    "import { contract, type Routes } from '../../contract/contract.ts'",
    "export * from '../../contract/contract.ts'",
    "import '../../contract/contract.ts'",
  ])('is found out with %s', (text) => {
    expect(findValueImports(text)).toHaveLength(1)
  })

  test('calls a route with what its declaration says', () => {
    const check = (call: typeof callApi) => {
      void call('GET /api/runs')
      void call('POST /api/runs/:id/opened', { id: '1', body: { display: 'tab' } })
      // @ts-expect-error: no such place
      void call('POST /api/runs/:id/opened', { id: '1', body: { display: 'window' } })
      // @ts-expect-error: the body is missing
      void call('POST /api/runs/:id/opened', { id: '1' })
      // @ts-expect-error: the parameter is missing
      void call('GET /api/runs/:id')
      // @ts-expect-error: no such route
      void call('GET /api/nothing')
    }
    expect(check).toBeInstanceOf(Function)
  })
})
