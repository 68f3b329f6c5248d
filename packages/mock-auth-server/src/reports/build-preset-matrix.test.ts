import { expect, test } from 'vitest'
import { createExampleCase } from '../../test/support/report-examples.ts'
import { buildPresetMatrix, describePresetResult } from './build-preset-matrix.ts'
import type { ReportCase, ReportedPreset } from './report.ts'

const tried = (id: string, more: Partial<ReportedPreset> = {}): ReportCase =>
  createExampleCase(`preset ${id}`, {
    group: 'presets',
    preset: { id, title: id, date: '2026-11', variants: [], deviations: 9, runs: 1, ...more },
  })
const BREAKS = {
  shortcoming: 'it got no token',
  breaking: [
    { name: 'tokenType', value: 'bearer', strict: 'Bearer' },
    { name: 'codeFormat', value: 'jwt', strict: 'opaque' },
  ],
  exchange: 'exchange 3, POST /auth/token',
}
const app = (name: string, ...cases: ReportCase[]) => ({ app: { clientIds: [name], start: '' }, cases })

test('has a row for each preset that an app was run at, and a result for each app', () => {
  const matrix = buildPresetMatrix([
    app('mine', createExampleCase('reference run'), tried('epic', BREAKS), tried('athena')),
    app('other', tried('epic', { variants: ['old-site', 'v1-answers'] }), tried('athena')),
  ])
  expect(matrix?.apps).toEqual(['mine', 'other'])
  expect(matrix?.rows.map(({ preset, results }) => [preset, ...results.map(describePresetResult)])).toEqual([
    ['epic', 'tokenType and codeFormat, at exchange 3, POST /auth/token', 'not run'],
    ['athena', 'works', 'works'],
    ['epic:old-site+v1-answers', 'not run', 'works'],
  ])
})

test('says where no value was found to break the app', () => {
  const matrix = buildPresetMatrix([app('mine', tried('epic', { shortcoming: 'it ended', breaking: [] }))])
  expect(matrix?.rows[0]?.results.map(describePresetResult)).toEqual(['nothing by itself'])
})

test('is none without a preset, and names an app without client id by its start', () => {
  expect(buildPresetMatrix([app('mine', createExampleCase('reference run'))])).toBeUndefined()
  const nameless = { app: { clientIds: [], start: 'run as the command app' }, cases: [tried('epic')] }
  expect(buildPresetMatrix([nameless])?.apps).toEqual(['run as the command app'])
})

test('says how apps with one name are started', () => {
  const start = (how: string) => ({ app: { clientIds: ['mine'], start: how }, cases: [tried('epic')] })
  const matrix = buildPresetMatrix([start('run as the command a'), start('run as the command b')])
  expect(matrix?.apps).toEqual(['mine (run as the command a)', 'mine (run as the command b)'])
})
