import type { ResourceScope } from '../model/parsed-scope.ts'
import type { Access } from '../model/request.ts'
import type { SearchContext } from '../search/search-context.ts'
import type { FhirStore } from '../store/fhir-store.ts'
import { getShownVersion, type StoredVersion } from '../store/stored-version.ts'
import type { AccessFilter, Bounds } from './access-filter.ts'
import { compileConstraints, isFarConstraint } from './constraints.ts'
import { createBinaryLookup } from './create-binary-lookup.ts'
import { findCompartmentPatients, needsNoOwner } from './find-compartment-patients.ts'
import { findNamedPatients, isCompartmentType } from './find-named-patients.ts'
import { findScopePatients } from './find-scope-patients.ts'
import { findVisiblePatients } from './find-visible-patients.ts'
import { hasForeignPatient } from './has-foreign-patient.ts'

interface Rule {
  readonly scope: ResourceScope
  /** Patients whose compartments are included; `undefined` for all. */
  readonly patients: ReadonlySet<string> | undefined
  readonly matches: (entry: StoredVersion) => boolean
}

/** Creates the filter of an access over a store. */
export function createAccessFilter(access: Access, store: FhirStore): AccessFilter {
  if (access.kind === 'all') {
    return {
      allows: yes,
      isVisible: yes,
      mayWrite: yes,
      mayPointAt: yes,
      narrow: () => undefined,
      bounds: () => ({ patients: undefined, constraints: [] }),
      everything: true,
      isBounded: false,
      hidden: 'not-found',
      level: 'system',
    }
  }
  // What chains of constraints look at is decided by the other scopes, which end there.
  const isNear: SearchContext['isVisible'] = (entry, letters) =>
    rules.some(
      (rule) =>
        !rule.scope.constraints.some(isFarConstraint) &&
        applies(rule, entry.type, letters) &&
        fits(rule, entry),
    )
  const rules: Rule[] = access.scopes
    .filter((scope) => scope.kind === 'resource')
    .map((scope) => ({
      scope,
      patients: findScopePatients(scope, access, store),
      matches: compileConstraints(scope, store, isNear),
    }))
  const binaries = createBinaryLookup(store)

  const owns = (own: ReadonlySet<string>, entry: StoredVersion, patients: ReadonlySet<string>): boolean => {
    for (const id of patients) if (own.has(id)) return true
    return isUnowned(entry) && binaries(own, entry)
  }
  const inside = ({ patients: own }: Rule, entry: StoredVersion): boolean => {
    const patients = own && findCompartmentPatients(entry, store)
    return !own || !patients || owns(own, entry, patients)
  }
  const applies = (rule: Rule, type: string, letters: string) =>
    (rule.scope.type === '*' || rule.scope.type === type || type === '*') &&
    [...letters].some((letter) => rule.scope.permissions.includes(letter))
  const fits = (rule: Rule, entry: StoredVersion) => inside(rule, entry) && rule.matches(entry)

  const isVisible = (entry: StoredVersion, letters: string): boolean => {
    const shown = getShownVersion(entry)
    return (
      shown !== undefined && rules.some((rule) => applies(rule, entry.type, letters) && fits(rule, shown))
    )
  }

  const bounds = (type: string, letters: string): Bounds => {
    const own = rules.filter((rule) => applies(rule, type, letters))
    const bounded = isCompartmentType(type) && own.every((rule) => rule.patients)
    return {
      patients: bounded ? new Set(own.flatMap((rule) => [...(rule.patients ?? [])])) : undefined,
      constraints: own.length === 1 ? (own[0]?.scope.constraints ?? []) : [],
    }
  }

  return {
    hidden: access.hidden ?? 'not-found',
    level: rules[0]?.scope.level ?? 'user',
    allows: (type, letters) => rules.some((rule) => applies(rule, type, letters)),
    isVisible,
    mayWrite: (entry, letter) => {
      const patients = findVisiblePatients({ store, filter: { isVisible } }, entry)
      const isWithin = (own: ReadonlySet<string>) =>
        patients?.size ? owns(own, entry, patients) : letter === 'c' && needsNoOwner(entry)
      return rules.some(
        (rule) =>
          applies(rule, entry.type, letter) &&
          rule.matches(entry) &&
          !hasForeignPatient(entry, rule.patients) &&
          (!rule.patients || isWithin(rule.patients)),
      )
    },
    mayPointAt: (binary) => {
      const bounded = rules.filter(({ patients }) => patients)
      const reads = ['r', 's'].filter((letter) => bounded.some((rule) => applies(rule, 'Binary', letter)))
      const isBounded = bounded.some(
        (rule) => applies(rule, 'Binary', 'ud') || applies(rule, 'DocumentReference', 'cu'),
      )
      if (reads.length === 0 && !isBounded) return true
      // The pointer must add nothing: what one scope shows may not become another's.
      return (
        binary !== undefined &&
        isVisible(binary, 'rsud') &&
        reads.every((letter) => isVisible(binary, letter))
      )
    },
    narrow: (type) => {
      const { patients } = bounds(type, 'rs')
      return (
        patients && store.lookup(type, '%patients', [...patients], (entry) => findNamedPatients(entry) ?? [])
      )
    },
    bounds,
    isBounded: rules.some(({ patients }) => patients !== undefined),
    everything: rules.some(
      ({ scope, patients }) =>
        scope.type === '*' && !patients && scope.constraints.length === 0 && /r.*s/.test(scope.permissions),
    ),
  }
}

function yes(): true {
  return true
}

/**
 * Returns `true` for a Binary that names no patient: it belongs to the patients of the documents that point
 * at it.
 */
function isUnowned(entry: StoredVersion): boolean {
  return entry.type === 'Binary' && !entry.resource?.securityContext
}
