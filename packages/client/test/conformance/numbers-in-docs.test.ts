import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listCases } from '../../src/conformance/list-cases.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const CASES = listCases()

test.each(['docs/guides/test-your-server.md', 'CHANGELOG.md'])('%s has the number of cases', async (file) => {
  const text = await readFile(join(ROOT, file), 'utf8')
  const numbers = [...text.matchAll(/(?:of|specification in) (\d+) cases/gi)].map(([, number]) =>
    Number(number),
  )
  expect(numbers.length).toBeGreaterThan(0)
  expect([...new Set(numbers)]).toEqual([CASES.length])
})

test('the changes have the number of negative cases', async () => {
  const text = await readFile(join(ROOT, 'CHANGELOG.md'), 'utf8')
  const negative = CASES.filter(({ kind }) => kind === 'negative')
  expect(text).toContain(`${negative.length} of them with requests that it must refuse`)
})
