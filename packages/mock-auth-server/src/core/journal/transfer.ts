/** Milliseconds after a reply in which a request still counts as sent before the client had read it. */
export const ON_ITS_WAY_MS = 50

/** Milliseconds within which a client opens the connections of requests side by side, unless it is held up. */
export const SIDE_BY_SIDE_MS = 5

/** Milliseconds that a client may take to open a connection, such as looking up the address on a busy machine. */
export const OPENING_MS = 250

/**
 * Tells how a request came and its reply left. Times of a clock cannot tell requests side by side from requests in
 * turn: the process reads them one after the other, and may have answered the first before it reads the next.
 */
export interface Transfer {
  /**
   * Time at which another process had read the request that it passed on, in milliseconds since 1970. Its connection is
   * then that of the two processes, and says nothing of the client's.
   */
  passedAt: number | undefined
  /** Number of the client's connection, unique in the process. */
  readonly connection: number
  /**
   * Number of the batch by which the client had decided to send the request. A batch is what the process reads from
   * all connections before it looks for more. It is the one in which the request was read, or in which its connection
   * had just been opened for it.
   */
  readonly askedIn: number
  /** Number of the streak that this batch belongs to: batches between which the process never had to wait. */
  readonly streak: number
  /**
   * Milliseconds since the last reply on the connection had left, or since it was opened long before its first request;
   * `undefined` for a request for which it was opened.
   */
  readonly idleMs: number | undefined
  /** Number of requests of the tenant that were under way on other connections. */
  beside: number
  /** The batch and the streak in which the reply left; `undefined` before, the streak also while the process waited. */
  repliedIn: number | undefined
  repliedStreak: number | undefined
  /** The batch in which the connection ended, or the reply said that it would; `undefined` before. */
  endedIn: number | undefined
}
