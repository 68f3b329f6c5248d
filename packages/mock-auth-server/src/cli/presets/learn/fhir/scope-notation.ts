const V1 = /^(?:patient|user|system)\/[\w*]+\.(?:read|write|\*)$/
const V2 = /^(?:patient|user|system)\/[\w*]+\.c?r?u?d?s?(?:\?.*)?$/

export const isV1 = (scope: string): boolean => V1.test(scope)
export const isV2 = (scope: string): boolean => V2.test(scope)
export const isClinical = (scope: string): boolean => isV1(scope) || isV2(scope)

/** Returns the resource type of a clinical scope, or `*`. */
export const readType = (scope: string): string => /\/([\w*]+)\./.exec(scope)?.[1] ?? ''

/** Writes a v1 scope as v2 (SMART App Launch 2.2, scopes for requesting clinical data). */
export function toV2(scope: string): string {
  return scope
    .replace(/\.read$/, '.rs')
    .replace(/\.write$/, '.cud')
    .replace(/\.\*$/, '.cruds')
}

/** Lists the v1 scopes that a v2 scope may be granted as. */
export function toV1(scope: string): readonly string[] {
  const [base = ''] = scope.split('?', 1)
  return ['.read', '.write', '.*'].map((ending) => base.replace(/\.\w+$/, ending))
}
