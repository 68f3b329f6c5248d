import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PER_CLIENT_OPTIONS } from '../../src/core/oauth/per-client-options.ts'
import { SETTABLE_OPTIONS } from '../../src/core/oauth/settable-options.ts'

const GUIDES = new URL('../../../../docs/guides/', import.meta.url)
const lines = readdirSync(GUIDES).flatMap((name) => readFileSync(new URL(name, GUIDES), 'utf8').split('\n'))

/** The options that the tables of guides list, with `*` behind one that a client may have otherwise. */
const listed = lines
  .filter((line) => line.startsWith('|'))
  .flatMap((line) => [...(line.split('|').at(-2) ?? '').matchAll(/`(\w+)`(\*?)/g)])
  .map(([, name = '', mark]) => ({ name, mark }))

test.each(Object.keys(SETTABLE_OPTIONS))('lists the option %s in a guide', (name) => {
  const mark = name in PER_CLIENT_OPTIONS ? '*' : ''
  expect(listed).toContainEqual({ name, mark })
})
