/**
 * A number whose text JavaScript would write otherwise (1.50, 1e3, more than 17 digits). R4 §2.24 requires that
 * the precision of decimals is preserved; all other numbers are plain ones.
 */
export class Decimal {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  valueOf(): number {
    return Number(this.text)
  }

  toString(): string {
    return this.text
  }

  /** Returns the nearest number; only `serializeJson` preserves the text. */
  toJSON(): unknown {
    return seal.isOpen ? seal.put(this.text) : Number(this.text)
  }
}

/** Parses the text of a JSON number. */
export function parseDecimal(text: string): number | Decimal {
  const value = Number(text)
  return String(value) === text ? value : new Decimal(text)
}

/** Returns `true` for a number in either form. */
export function isNumeric(value: unknown): value is number | Decimal {
  return typeof value === 'number' || value instanceof Decimal
}

/**
 * The mark of a decimal among strings while JSON is parsed or written. It is random, so that no given string
 * has it, and it never leaves the process.
 */
export const seal = {
  mark: `${crypto.randomUUID()}:`,
  /** `true` while `serializeJson` runs. */
  isOpen: false,
  /** `true` when something was put into the text since `isOpen` was set. */
  wasUsed: false,
  put(text: string): string {
    seal.wasUsed = true
    return seal.mark + text
  },
}
