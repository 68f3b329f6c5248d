import { SmartError } from '../../smart/smart-error.ts'
import type { ConformanceCase } from '../declare/check.ts'
import { GROUPS } from '../declare/groups.ts'
import type { RunSettings } from './settings.ts'

/** Returns `true` when a selector names this case: by its check, its group, itself or a row of the catalogue. */
function matchesSelector(each: ConformanceCase, selector: string): boolean {
  const { id, check, group, catalogueIds } = each
  return selector === id || selector === check || selector === group || catalogueIds.includes(selector)
}

/** Returns every name that selects at least one of the cases. */
function listSelectors(cases: readonly ConformanceCase[]): string[] {
  return [
    ...Object.keys(GROUPS),
    ...new Set(cases.flatMap(({ id, check, catalogueIds }) => [check, id, ...catalogueIds])),
  ]
}

/** Checks that each selector selects something. @throws SmartError invalid-input, naming the nearest */
export function checkSelectors(
  cases: readonly ConformanceCase[],
  selectors: readonly string[],
  suggest: (given: string, known: readonly string[]) => string,
): void {
  const known = listSelectors(cases)
  for (const selector of selectors) {
    if (cases.some((each) => matchesSelector(each, selector))) continue
    throw new SmartError(
      'invalid-input',
      `"${selector}" names no check, case, group or row of the catalogue${suggest(selector, known)}.`,
      { whatToTry: 'smart-client conformance --list lists all of them.' },
    )
  }
}

/** Selects the cases that a run reports. */
export function selectCases(
  cases: readonly ConformanceCase[],
  { only, skip, level }: Pick<RunSettings, 'only' | 'skip' | 'level'>,
): ConformanceCase[] {
  const isNamed = (each: ConformanceCase, selectors: readonly string[]) =>
    selectors.some((selector) => matchesSelector(each, selector))
  return cases.filter(
    (each) =>
      (only.length === 0 || isNamed(each, only)) &&
      !isNamed(each, skip) &&
      (level === undefined || each.level.startsWith('SHALL')),
  )
}

/** Finds what the configuration says about a case, by the most particular selector that names it. */
export function findSetting<Setting>(
  each: ConformanceCase,
  settings: Readonly<Record<string, Setting>>,
): Setting | undefined {
  const names = [each.id, each.check, ...each.catalogueIds, each.group]
  const name = names.find((one) => Object.hasOwn(settings, one))
  return name === undefined ? undefined : settings[name]
}
