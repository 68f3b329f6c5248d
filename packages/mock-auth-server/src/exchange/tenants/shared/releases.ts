/** The tenants that this process is giving up or deleting. */
export class Releases {
  readonly #ending = new Map<string, Promise<void>>()

  /** Adds a tenant; returns what resolves when that is done or has failed. */
  add(name: string, released: Promise<void>): Promise<void> {
    const ended = released
      .catch(() => undefined)
      .finally(() => {
        if (this.#ending.get(name) === ended) this.#ending.delete(name)
      })
    this.#ending.set(name, ended)
    return ended
  }

  /** Resolves when a tenant is neither being given up nor being deleted. */
  async wait(name: string): Promise<void> {
    await this.#ending.get(name)
  }
}
