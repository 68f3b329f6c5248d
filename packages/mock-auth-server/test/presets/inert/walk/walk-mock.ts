import { type WalkedMock, Walker } from '../walker.ts'
import { walkDocuments } from './documents.ts'
import { walkExport } from './export.ts'
import { walkFhir } from './fhir.ts'
import { walkLaunches } from './launches.ts'
import { walkOptionFamilies } from './option-families.ts'
import { walkAppState, walkRegistrations } from './registrations.ts'
import { walkAuthorize, walkPages } from './sign-in.ts'
import { type WalkKeys, walkTokenServices, walkTokens } from './tokens.ts'

/** Walks every endpoint and every step of a mock; returns its masked replies by the names of the requests. */
export async function walkMock(mock: WalkedMock, keys: WalkKeys): Promise<ReadonlyMap<string, string>> {
  const walker = new Walker(mock)
  await walkDocuments(walker)
  await walkAuthorize(walker)
  await walkPages(walker)
  await walkTokens(walker, keys)
  await walkTokenServices(walker, keys)
  await walkRegistrations(walker)
  await walkAppState(walker)
  await walkLaunches(walker)
  await walkFhir(walker)
  await walkExport(walker, keys)
  await walkOptionFamilies(walker)
  return walker.replies
}

/** Lists the requests whose replies differ, with the first line that does, in both. */
export function listDifferences(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly { readonly request: string; readonly lines: readonly (string | undefined)[] }[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((request) => {
    const [left, right] = [one.get(request)?.split('\n'), other.get(request)?.split('\n')]
    const longest = Math.max(left?.length ?? 0, right?.length ?? 0)
    const at = Array.from({ length: longest }, (_, index) => index).find(
      (index) => left?.[index] !== right?.[index],
    )
    return at === undefined ? [] : [{ request, lines: [left?.[at], right?.[at]] }]
  })
}
