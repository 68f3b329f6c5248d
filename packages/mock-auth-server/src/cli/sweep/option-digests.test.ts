import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkSameOptions, digestOptions } from './option-digests.ts'

const report = (args: readonly string[]) => ({ optionDigests: digestOptions(args) })
const APP = ['--command', 'node app.mjs', '--faults', 'a,b']

test('ignores notation, order and options that do not change a result', () => {
  const same = [
    '--faults=a,b',
    '--resume',
    '--report',
    'x.json',
    '--json',
    '--workers',
    '4',
    '--secret',
    's',
    '--command=node app.mjs',
  ]
  expect(() => checkSameOptions('x', report(APP), digestOptions(same))).not.toThrow()
})

test.for([
  [['--command', 'node other.mjs', '--faults', 'a,b'], '--command;'],
  [['--command', 'node app.mjs'], '--faults;'],
  [[...APP, '--variants', 'all', '--fixed-fhir-base'], '--fixed-fhir-base, --variants;'],
  [[...APP, '--redirect-uri', 'http://one/', '--redirect-uri', 'http://two/'], '--redirect-uri;'],
] as const)('refuses %j and names the options', ([args, names]) => {
  expect(() => checkSameOptions('x', report(APP), digestOptions(args))).toThrow(
    `x was written with a different ${names}`,
  )
})

test('reveals no value in a report, and detects a changed settings file', async () => {
  expect(JSON.stringify(digestOptions(['--command', 'login --password hunter2']))).not.toContain('hunter2')
  const file = join(await mkdtemp(join(tmpdir(), 'smart-mock-set-up-')), 'c.json')
  await writeFile(file, '{}')
  const before = report(['--config', file])
  await writeFile(file, '{"seed":2}')
  expect(() => checkSameOptions('x', before, digestOptions(['--config', file]))).toThrow('--config')
})
