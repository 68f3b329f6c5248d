import type { SideListener, SideListenerKind } from '../core/http/side-listener.ts'

/** Opens a side listener of a tenant; rejects with the reason when it cannot. */
export type OpenSideListener = (kind: SideListenerKind) => Promise<SideListener>

/**
 * The side listeners of a tenant: opened when a fault that needs them is armed, closed when none needs them
 * any longer.
 */
export class SideListenerLeases {
  readonly #openSide: OpenSideListener
  #opening = new Map<SideListenerKind, Promise<SideListener>>()
  #open = new Map<SideListenerKind, SideListener>()

  constructor(openSide: OpenSideListener) {
    this.#openSide = openSide
  }

  /** `true` when none is open, or about to be. */
  get isEmpty(): boolean {
    return this.#opening.size === 0
  }

  /** Opens what is not open yet; rejects when one of them cannot be opened. */
  async take(kinds: readonly SideListenerKind[]): Promise<void> {
    await Promise.all(kinds.map((kind) => this.#take(kind)))
  }

  /** Returns the origin of that listener once it is open. */
  origin(kind: SideListenerKind): string | undefined {
    return this.#open.get(kind)?.origin
  }

  /** Closes all others. */
  keep(kinds: ReadonlySet<SideListenerKind>): void {
    for (const [kind, opening] of this.#opening) {
      if (kinds.has(kind)) continue
      this.#opening.delete(kind)
      this.#open.delete(kind)
      void opening.then((side) => side.close()).catch(() => undefined)
    }
  }

  async #take(kind: SideListenerKind): Promise<void> {
    const opening = this.#opening.get(kind) ?? this.#openSide(kind)
    this.#opening.set(kind, opening)
    try {
      const side = await opening
      if (this.#opening.get(kind) === opening) this.#open.set(kind, side)
    } catch (error) {
      this.#opening.delete(kind)
      throw error
    }
  }
}
