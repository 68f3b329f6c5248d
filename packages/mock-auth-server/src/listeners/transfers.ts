import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { ON_ITS_WAY_MS, OPENING_MS, type Transfer } from '../core/journal/transfer.ts'

/** What is known of a connection. */
interface Connection {
  readonly number: number
  readonly openedAt: number
  readonly openedIn: Reading
  /** The last request that came over it. */
  last: Transfer | undefined
  /** Time at which the last reply on it had left, in milliseconds since 1970. */
  repliedAt: number | undefined
}

/** A place in what the process reads (see `Transfer`). */
type Reading = Pick<Transfer, 'askedIn' | 'streak'>

// Of the process: all mocks in it share its event loop, and so the order of what is read.
const connections = new WeakMap<Socket, Connection>()
let opened = 0
let batch = 0
let streak = 0
let isReading = false
let isStreak = false

/** Takes note that something is read, in a batch that ends when the event loop runs its immediates. */
function read(): Reading {
  if (!isReading) {
    batch += 1
    if (!isStreak) beginStreak()
    isReading = true
  }
  return { askedIn: batch, streak }
}

function beginStreak(): void {
  streak += 1
  isStreak = true
  setImmediate(endBatch)
}

/** Ends a batch; the streak goes on if the next turn of the event loop, which does not wait, has more to read. */
function endBatch(): void {
  isStreak = isReading
  isReading = false
  if (isStreak) setImmediate(endBatch)
}

/** Takes note of the connections of a server, so that requests side by side can be told from requests in turn. */
export function followConnections(server: Server, isTls: boolean): void {
  server.on(isTls ? 'secureConnection' : 'connection', followConnection)
}

function followConnection(socket: Socket): Connection {
  opened += 1
  const connection: Connection = {
    number: opened,
    openedAt: Date.now(),
    openedIn: read(),
    last: undefined,
    repliedAt: undefined,
  }
  connections.set(socket, connection)
  socket.once('end', () => {
    // No read that a request could have come with: the next batch may begin in the same turn of the event loop.
    if (connection.last) connection.last.endedIn ??= isReading ? batch : batch + 1
  })
  return connection
}

/** Begins the transfer of a request that has just been read. */
export function openTransfer(socket: Socket): Transfer {
  const connection = connections.get(socket) ?? followConnection(socket)
  const { number, openedIn, openedAt, repliedAt, last } = connection
  const now = Date.now()
  const readIn = read()
  // A connection that had been kept ready for longer was not opened for this request.
  const { askedIn, streak } = last === undefined && now - openedAt <= ON_ITS_WAY_MS ? openedIn : readIn
  connection.last = {
    passedAt: undefined,
    connection: number,
    askedIn,
    streak,
    idleMs: repliedAt === undefined ? getUnusedMs(connection, now) : now - repliedAt,
    beside: 0,
    repliedIn: undefined,
    repliedStreak: undefined,
    endedIn: undefined,
  }
  return connection.last
}

/** Returns how long a connection has been there without a request, in milliseconds, if none was about to be sent. */
function getUnusedMs({ openedAt, last }: Connection, now: number): number | undefined {
  return last === undefined && now - openedAt > OPENING_MS ? now - openedAt : undefined
}

/** Takes note that the reply of a transfer has left, or was broken off, and whether the connection is left open. */
export function closeTransfer(transfer: Transfer, socket: Socket, isKeptAlive: boolean): void {
  transfer.repliedIn = batch
  if (!isKeptAlive || socket.destroyed || socket.writableEnded) transfer.endedIn ??= batch
  transfer.repliedStreak = isStreak ? streak : undefined
  const connection = connections.get(socket)
  if (connection) connection.repliedAt = Date.now()
}
