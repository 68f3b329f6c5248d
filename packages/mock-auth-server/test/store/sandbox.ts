import { randomUUID } from 'node:crypto'
import { drawUniform } from '../../src/core/util/draw-uniform.ts'
import { Balancer } from './balancer.ts'
import type { Site } from './site.ts'

/** One of the processes of a sandbox. */
export interface Member {
  readonly ports: { readonly public: number; readonly canary: number }
  readonly controlUrl: string
  close(): Promise<unknown>
}

/** What the members of a sandbox are started with. */
export interface Shared {
  readonly publicUrl: string
  readonly canaryUrl: string
  /** The URL of the store, with a prefix of the sandbox's own. */
  readonly store: string
}

/** Several processes that share a store, behind balancers that stand at their public URLs. */
export class Sandbox<Each extends Member = Member> implements Site {
  readonly shared: Shared
  readonly members: Each[] = []
  /** Chooses the member that a request of a client comes to. */
  readonly balancer: Balancer
  readonly #canary: Balancer
  readonly #startMember: (shared: Shared) => Promise<Each>
  #asked = 0

  private constructor(
    store: string,
    startMember: (shared: Shared) => Promise<Each>,
    balancers: readonly [Balancer, Balancer],
  ) {
    ;[this.balancer, this.#canary] = balancers
    this.#startMember = startMember
    this.shared = {
      publicUrl: `http://localhost:${this.balancer.port}`,
      canaryUrl: `http://127.0.0.1:${this.#canary.port}`,
      store: `${store}${store.includes('?') ? '&' : '?'}prefix=${randomUUID()}`,
    }
  }

  /** Starts so many members with a part of the store of their own. */
  static async start<Each extends Member>(
    count: number,
    store: string,
    startMember: (shared: Shared) => Promise<Each>,
  ): Promise<Sandbox<Each>> {
    const sandbox = new Sandbox(store, startMember, [await Balancer.open(), await Balancer.open()])
    for (let index = 0; index < count; index++) await sandbox.add()
    return sandbox
  }

  get publicUrl(): string {
    return this.shared.publicUrl
  }

  get canaryUrl(): string {
    return this.shared.canaryUrl
  }

  /** Starts one more member, which becomes the last one. */
  async add(): Promise<Each> {
    const member = await this.#startMember(this.shared)
    this.members.push(member)
    this.balancer.add(member.ports.public)
    this.#canary.add(member.ports.canary)
    return member
  }

  /** Sends nothing to a member any longer, and returns it. */
  dismiss(index = 0): Each {
    const [member] = this.members.splice(index, 1)
    if (!member) throw new Error(`there is no member ${index}`)
    this.balancer.remove(index)
    this.#canary.remove(index)
    return member
  }

  at(index: number): Each {
    const member = this.members[index]
    if (!member) throw new Error(`there is no member ${index}`)
    return member
  }

  /** Returns the URL of a control listener, each time perhaps another one. */
  control(): string {
    this.#asked += 1
    return this.at(Math.floor(drawUniform(1, 'control', this.#asked, 0) * this.members.length)).controlUrl
  }

  async close(): Promise<void> {
    await Promise.all(this.members.map((member) => member.close()))
    this.balancer.close()
    this.#canary.close()
  }
}
