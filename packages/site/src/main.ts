/**
 * Builds the documentation site into `dist`, or the folder of `--output`; fails when a link leads nowhere, or a page would
 * load something from another host.
 */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildSite, readSite } from './build-site.ts'
import { findBrokenLinks } from './links/find-broken-links.ts'
import { findForeignLoads } from './links/find-foreign-loads.ts'

const { values } = parseArgs({ options: { output: { type: 'string' } } })
const output = resolve(values.output ?? join(import.meta.dirname, '../dist'))
const startedAt = performance.now()
await buildSite(join(import.meta.dirname, '../../..'), output)
const files = await readSite(output)
const problems = [...findBrokenLinks(files), ...findForeignLoads(files)]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
const pages = [...files.keys()].filter((address) => address.endsWith('.html')).length
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
console.log(`${pages} pages in ${output} after ${seconds} s`)
