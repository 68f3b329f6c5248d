import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { faultSettingsSchema } from '../src/core/declare/fault-settings.ts'
import { ALL_FAULTS } from '../src/faults/list.ts'
import { RULES } from '../src/rules/list.ts'

const root = join(import.meta.dirname, '../../..')
const catalogue = JSON.parse(readFileSync(join(root, 'spec/catalogue.json'), 'utf8')) as Record<
  string,
  { id: string }[]
>
const known = new Set(
  Object.values(catalogue).flatMap((rows) => (Array.isArray(rows) ? rows.map(({ id }) => id) : [])),
)
const sources = (folder: string) =>
  readdirSync(join(import.meta.dirname, '../src', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => ({ file, text: readFileSync(join(import.meta.dirname, '../src', folder, file), 'utf8') }))

describe('every declaration', () => {
  test('has a unique name, and a file of that name', () => {
    for (const [folder, list, define] of [
      ['faults', ALL_FAULTS, 'defineFault('],
      ['rules', RULES, 'defineRule('],
    ] as const) {
      const names = list.map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      const declaring = sources(folder).filter(({ text }) => text.includes(`= ${define}`))
      expect(declaring.map(({ file }) => basename(file, '.ts')).sort()).toEqual([...names].sort())
    }
  })

  test('cites rows of the catalogue', () => {
    for (const { name, catalogueIds } of [...ALL_FAULTS, ...RULES]) {
      expect(catalogueIds.length, name).toBeGreaterThan(0)
      expect(
        catalogueIds.filter((id) => !known.has(id)),
        name,
      ).toEqual([])
    }
  })

  test('links to a specification', () => {
    for (const { name, spec } of [...ALL_FAULTS, ...RULES]) expect(URL.canParse(spec), name).toBe(true)
  })
})

describe('every fault', () => {
  test('has parameters that differ from the words of the settings, each with a default and a description', () => {
    for (const { name, params } of ALL_FAULTS) {
      if (!params) continue
      const schema = z.toJSONSchema(params(), { io: 'input' }) as {
        properties?: Record<string, { default?: unknown; description?: string }>
      }
      for (const [parameter, { description }] of Object.entries(schema.properties ?? {})) {
        expect(parameter in faultSettingsSchema.shape, `${name}: ${parameter}`).toBe(false)
        expect(description, `${name}: ${parameter}`).toEqual(expect.any(String))
      }
      expect(params().safeParse({}).success, `${name} can be armed without parameters`).toBe(true)
    }
  })

  test('has points or user-agent actions', () => {
    for (const { name, points, userAgentActions } of ALL_FAULTS)
      expect(points ?? userAgentActions, name).toBeDefined()
  })
})
