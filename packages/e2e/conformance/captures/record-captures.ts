import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listCases } from '@smart-mock/client/conformance'
import { ALL_COUNTERPARTS } from '../all-counterparts.ts'
import { startServersUnderTest } from '../set-ups.ts'
import { captureFailure } from './capture-failure.ts'
import type { CapturedFailure } from './captured-failure.ts'
import { CAPTURES_FOLDER, readCaptures } from './captures.ts'

const AT_ONCE = 4

/** Records the failures of the cases that are wanted, given their id and whether there is a record. */
export async function recordCaptures(isWanted: (id: string, isKnown: boolean) => boolean): Promise<void> {
  const failures = new Map(await readCaptures())
  const servers = await startServersUnderTest()
  const wanted = Object.entries(ALL_COUNTERPARTS).filter(([id]) => isWanted(id, failures.has(id)))
  let next = 0
  const work = async () => {
    for (let each = wanted[next++]; each; each = wanted[next++]) {
      const [id, counterpart] = each
      failures.set(id, await captureFailure(servers, id, counterpart))
      console.log(id)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
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
