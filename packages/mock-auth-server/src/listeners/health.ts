import type { Server } from 'node:net'

/** A part of the mock without which it cannot serve requests. */
export interface HealthPart {
  readonly name: string
  /** Returns what is wrong with it at present, `undefined` when nothing is; must neither wait nor throw. */
  readonly findProblem: () => string | undefined
  /** Returns what it cannot do at present though it is up; likewise. */
  readonly findLimit?: () => string | undefined
}

/** The state of a part, with the reason when it is down, or what it cannot do when it is up. */
export interface PartState {
  readonly status: 'up' | 'down'
  readonly reason?: string
}

/** The parts of a mock that must be up before it can serve requests; what needs another part adds it. */
export class Health {
  readonly #parts: HealthPart[] = []

  add(part: HealthPart): void {
    this.#parts.push(part)
  }

  /** Returns the present state of every part, by its name. */
  list(): Record<string, PartState> {
    return Object.fromEntries(this.#parts.map((part) => [part.name, findState(part)]))
  }
}

function findState({ findProblem, findLimit }: HealthPart): PartState {
  const problem = findProblem()
  const reason = problem ?? findLimit?.()
  return { status: problem === undefined ? 'up' : 'down', ...(reason === undefined ? {} : { reason }) }
}

/** Creates the part that is a listener: it is up while it accepts connections. */
export function createListenerPart(name: string, server: Pick<Server, 'listening'>): HealthPart {
  return { name, findProblem: () => (server.listening ? undefined : 'it accepts no connections') }
}
