import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createFolder, createPatient, startCommandLine } from './started-mock.ts'

it('says before the heap ends how much was loaded and what to do, and loads as much in a larger one', async () => {
  const file = join(await createFolder(), 'many.ndjson')
  const note = 'x'.repeat(1_500)
  const lines = (count: number) =>
    Array.from(
      { length: count },
      (_, i) => `${JSON.stringify({ ...createPatient(`p${i}`), address: [{ text: note }] })}\n`,
    )
  await writeFile(file, lines(60_000).join(''))
  const small = ['--max-old-space-size=100', '--max-semi-space-size=1']
  const refused = await startCommandLine(small, '--data', file)
  expect(refused).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(
      /--data \S+: [\d,]+ resources \(\d+ MB of JSON\) were loaded, about \d+ % of the files, when they took the \d+ MB that the heap/,
    ),
  })
  const [, megabytes] =
    /--max-old-space-size=(\d+)/.exec('stderr' in refused ? String(refused.stderr) : '') ?? []
  const started = await startCommandLine(
    [`--max-old-space-size=${megabytes}`, '--max-semi-space-size=1'],
    '--data',
    file,
  )
  if ('code' in started) throw new Error(started.stderr)
  expect(await (await fetch(`${started.control}/tenants/default/snapshot`)).text()).toContain('"id":"p59999"')
  await started.end()
}, 120_000)

it('refuses a Bundle that is too large to parse in its heap, and loads the same as NDJSON', async () => {
  const address = [{ text: 'b'.repeat(20_000) }]
  const patients = Array.from({ length: 2000 }, (_, i) => ({ ...createPatient(`p${i}`), address }))
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: patients.map((resource) => ({ resource })),
  }
  const [whole, lines] = [
    join(await createFolder(), 'whole.json'),
    join(await createFolder(), 'lines.ndjson'),
  ]
  await writeFile(whole, JSON.stringify(bundle))
  await writeFile(lines, patients.map((each) => `${JSON.stringify(each)}\n`).join(''))
  const small = ['--max-old-space-size=120', '--max-semi-space-size=1']
  expect(await startCommandLine(small, '--data', whole)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(
      /--data \S+whole\.json: more than \d+ MB in one document or line\. .*NDJSON/,
    ),
  })
  const started = await startCommandLine(small, '--data', lines)
  if ('code' in started) throw new Error(started.stderr)
  await started.end()
}, 120_000)
