import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readUnitTable, stripUnitColumns, TEXTS } from './without-unit-texts.ts'

const engine = createRequire(join(import.meta.dirname, '../../../fhir-engine/package.json'))
const code = readFileSync(engine.resolve('fhirpath/esm/fhirpath.mjs'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'smart-mock-units-'))
afterAll(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

interface Library {
  readonly default: { evaluate(value: unknown, expression: string): unknown[] }
  readonly ucumUtils: {
    getSpecifiedUnit(code: string): { unit: Record<string, unknown> | null; retMsg: readonly string[] }
    convertToBaseUnits(code: string, value: number): object
    convertUnitTo(from: string, value: number, to: string): Record<string, unknown>
  }
}
const load = (name: string, text: string): Promise<Library> => {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(file, text)
  return import(/* @vite-ignore */ pathToFileURL(file).href)
}

const { config, data } = readUnitTable(code).units
const column = (name: string) => data.map((row) => String(row[config.indexOf(name)]))
const [names, codes] = [column('name_'), column('csCode_')]
let [whole, shortened]: Library[] = []
beforeAll(async () => {
  // The library logs each text that is no unit, such as names with blanks.
  vi.spyOn(console, 'log').mockReturnValue()
  whole = await load('whole', code)
  shortened = await load('shortened', stripUnitColumns(code, TEXTS))
})

/** Returns all that the library finds out about a unit, without the texts. */
function describeUnit(library: Library | undefined, unit: string): object | undefined {
  const { unit: found, retMsg } = library?.ucumUtils.getSpecifiedUnit(unit) ?? {}
  const facts = Object.entries(found ?? {}).filter(([name]) => !TEXTS.includes(name))
  return { facts, retMsg, base: library?.ucumUtils.convertToBaseUnits(unit, 3) }
}

/** Returns the result of a conversion, without the two units. */
function convert(library: Library | undefined, from: string, to: string): object {
  const { fromUnit, toUnit, ...result } = library?.ucumUtils.convertUnitTo(from, 3, to) ?? {}
  return result
}

describe('the table of units without its texts', () => {
  it('has every unit, by code and by name, with a prefix, and in a term', () => {
    expect(codes.length).toBeGreaterThan(700)
    const terms = (each: string) => [`k${each}`, `${each}/m2`, `2.${each}`, `m2.${each}2`, `3/${each}`]
    const units = [...names, ...codes, ...codes.flatMap(terms)]
    for (const unit of units) expect(describeUnit(shortened, unit)).toEqual(describeUnit(whole, unit))
  })

  it('converts every unit into its neighbours of the same dimension, and refuses the others', () => {
    const pairs = codes.flatMap((from, at) => codes.slice(at, at + 8).map((to) => [from, to] as const))
    const results = pairs.map(([from, to]) => convert(shortened, from, to))
    expect(results).toEqual(pairs.map(([from, to]) => convert(whole, from, to)))
    const succeeded = results.filter((each) => 'status' in each && each.status === 'succeeded')
    expect(succeeded.length).toBeGreaterThan(codes.length)
    expect(succeeded.length).toBeLessThan(pairs.length)
  })

  it.each(["1 'g' > 500 'mg'", "1 '[lb_av]' > 1 'kg'", "37 'Cel' < 1 'K'"])('compares %s', (expression) => {
    const result = shortened?.default.evaluate({}, expression)
    expect(result).toEqual(whole?.default.evaluate({}, expression))
  })

  it('is smaller by a third', () => {
    const size = (text: string) => JSON.stringify(readUnitTable(text)).length
    expect(size(stripUnitColumns(code, TEXTS))).toBeLessThan((size(code) * 2) / 3)
  })

  it('would not be the same without magnitudes', async () => {
    const broken = await load('broken', stripUnitColumns(code, [...TEXTS, 'magnitude_']))
    expect(describeUnit(broken, '[lb_av]')).not.toEqual(describeUnit(whole, '[lb_av]'))
  })

  it('refuses a column and a library that it does not know', () => {
    expect(() => stripUnitColumns(code, ['colour_'])).toThrow('the table of units has no colour_')
    expect(() => stripUnitColumns('', TEXTS)).toThrow('no table of units')
  })
})
