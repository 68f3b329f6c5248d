import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listCases } from '@smart-mock/client/conformance'
import { startServersUnderTest } from '../set-ups.ts'
import { captureFailure } from './capture-failure.ts'
import type { CapturedFailure } from './captured-failure.ts'
import { ALL_COUNTERPARTS, CAPTURES_FOLDER, readCaptures } from './captures.ts'

/** Records the failures of the cases that are wanted, given their id and whether there is a record. */
export async function recordCaptures(isWanted: (id: string, isKnown: boolean) => boolean): Promise<void> {
  const failures = new Map(await readCaptures())
  const servers = await startServersUnderTest()
  for (const [id, counterpart] of Object.entries(ALL_COUNTERPARTS)) {
    if (!isWanted(id, failures.has(id))) continue
    failures.set(id, await captureFailure(servers, id, counterpart))
    console.log(id)
  }
  await servers.close()
  await writeCaptures(failures)
}

async function writeCaptures(failures: ReadonlyMap<string, CapturedFailure>): Promise<void> {
  const cases = listCases().filter(({ id }) => id in ALL_COUNTERPARTS)
  await mkdir(CAPTURES_FOLDER, { recursive: true })
  for (const group of new Set(cases.map((each) => each.group))) {
    const own = cases.filter((each) => each.group === group).flatMap(({ id }) => failures.get(id) ?? [])
    await writeFile(join(CAPTURES_FOLDER, `${group}.json`), `${JSON.stringify(own, null, 2)}\n`)
  }
}
