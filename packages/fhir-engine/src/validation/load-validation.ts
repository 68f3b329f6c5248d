type Validation = typeof import('./deep-validation.ts')

let loaded: Validation | undefined

/**
 * Loads what only `$validate` needs: the FHIRPath engine, invariants and profiles. They take longer to load than
 * all else, so they are a chunk of their own.
 */
export async function loadValidation(): Promise<void> {
  loaded ??= await import('./deep-validation.ts')
}

/** Returns what `loadValidation` loaded; `undefined` before. */
export function findValidation(): Validation | undefined {
  return loaded
}
