import { describe, expect, it } from 'vitest'
import { PagingTable } from './paging-table.ts'

const SEARCH = { owner: 'amy', path: 'Observation' }

describe('a table of unfinished searches', () => {
  it('gives a search to its owner, at its path, as often as asked', () => {
    const table = new PagingTable()
    const id = table.keep(SEARCH)
    expect(table.find(id, 'amy', 'Observation')).toBe(SEARCH)
    expect(table.find(id, 'amy', 'Observation')).toBe(SEARCH)
    expect(table.find(id, 'bob', 'Observation')).toBeUndefined()
    expect(table.find(id, 'amy', 'Condition')).toBeUndefined()
    expect(table.find('other', 'amy', 'Observation')).toBeUndefined()
  })

  it('forgets it after half an hour, or after its lifetime', () => {
    let now = 0
    const table = new PagingTable({ now: () => now })
    const [long, short] = [table.keep(SEARCH), table.keep(SEARCH, 60_000)]
    now = 59_999
    expect(table.find(short, 'amy', 'Observation')).toBe(SEARCH)
    now = 60_000
    expect(table.find(short, 'amy', 'Observation')).toBeUndefined()
    now = 30 * 60_000 - 1
    expect(table.find(long, 'amy', 'Observation')).toBe(SEARCH)
    now += 1
    expect(table.find(long, 'amy', 'Observation')).toBeUndefined()
  })

  it('has 500 searches at most, the newest', () => {
    const table = new PagingTable()
    const ids = Array.from({ length: 501 }, () => table.keep(SEARCH))
    const found = ids.filter((id) => table.find(id, 'amy', 'Observation'))
    expect(found).toEqual(ids.slice(1))
  })

  it('has a million characters at most, the newest', () => {
    const table = new PagingTable<typeof SEARCH>({ measure: () => 300_000 })
    const ids = Array.from({ length: 5 }, () => table.keep(SEARCH))
    const found = ids.filter((id) => table.find(id, 'amy', 'Observation'))
    expect(found).toEqual(ids.slice(2))
  })
})
