/** A store that cannot be used, with the reason. */
export class StoreSettingsError extends Error {
  override readonly name = 'StoreSettingsError'
}
