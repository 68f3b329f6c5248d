/**
 * The scripts that the store runs. Each tenant has three keys in one slot: its owner (a hash: `process`, `number`,
 * `writes`, `events`, `released`, `lost`, `life`), its records (a hash), and the events of its journal (a stream). A
 * lease is valid while its number is the owner's: scripts of any other change nothing and return 0. The owner counts what
 * it sends as the store counts what it does: where they differ, something was lost or came in another order. `lost` says
 * that an owner did not give the tenant up with everything; it stays until all records are void. `life` is the number of
 * milliseconds after which all three keys are gone unless the tenant is taken or written again; most have none.
 *
 * What must work in a store that is full begins with a command that frees memory: then Valkey lets a script go on.
 */

/** Begins the life of a tenant anew, if it has one. It needs no memory. */
const LIVE_ON = `
local life = redis.call('HGET', KEYS[1], 'life')
if life then for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, life) end end`

/**
 * Takes a tenant over from the owner with the expected number. ARGV: that number or an empty text, the process, the next
 * number, and the life or an empty text.
 */
export const TAKE = `
if (redis.call('HGET', KEYS[1], 'number') or '') ~= ARGV[1] then return 0 end
local released = redis.call('HDEL', KEYS[1], 'released')
redis.call('PERSIST', KEYS[1])
redis.call('HSET', KEYS[1], 'process', ARGV[2], 'number', ARGV[3], 'writes', 0, 'events', 0)
if ARGV[1] ~= '' and released == 0 then redis.call('HSET', KEYS[1], 'lost', '1') end
if ARGV[4] ~= '' then redis.call('HSET', KEYS[1], 'life', ARGV[4]) end${LIVE_ON}
return { released, redis.call('HEXISTS', KEYS[1], 'lost'), redis.call('HGETALL', KEYS[2]), redis.call('XRANGE', KEYS[3], '-', '+') }`

/** Renews a lease under the next number, so that nobody can take it by the one before. ARGV: the number, the count of writes, the process, and the next number. */
export const RENEW = `
local owner = redis.call('HMGET', KEYS[1], 'number', 'writes')
if owner[1] ~= ARGV[1] or owner[2] ~= ARGV[2] then return 0 end
redis.call('HDEL', KEYS[1], 'released')
redis.call('HSET', KEYS[1], 'process', ARGV[3], 'number', ARGV[4])
return 1`

/** Writes records. ARGV: the number, the count of writes with this one, 1 to delete all before, and then names and values; an empty value deletes. */
export const WRITE = `
local owner = redis.call('HMGET', KEYS[1], 'number', 'writes')
if owner[1] ~= ARGV[1] or owner[2] + 1 ~= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], 'writes', ARGV[2])
if ARGV[3] == '1' then
  redis.call('HDEL', KEYS[1], 'lost')
  redis.call('DEL', KEYS[2], KEYS[3])
end
for i = 4, #ARGV, 2 do
  if ARGV[i + 1] == '' then redis.call('HDEL', KEYS[2], ARGV[i]) else redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1]) end
end${LIVE_ON}
return 1`

/** Appends an event to the journal. ARGV: the number, the event, and about how many events the journal then has at most. */
export const APPEND = `
if redis.call('HGET', KEYS[1], 'number') ~= ARGV[1] then return 0 end
redis.call('HINCRBY', KEYS[1], 'events', 1)
redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[3], '*', 'event', ARGV[2])${LIVE_ON}
return 1`

/** Gives a tenant up, of which something is missing unless the counts are those of the store. ARGV: the number, the counts of writes and events. */
export const RELEASE = `
local owner = redis.call('HMGET', KEYS[1], 'number', 'writes', 'events')
if owner[1] ~= ARGV[1] then return 0 end
redis.call('HDEL', KEYS[1], 'process')
if owner[2] == ARGV[2] and owner[3] == ARGV[3] then redis.call('HSET', KEYS[1], 'released', '1') end
return 1`

/** Deletes a tenant; the number of its owner stays for a day, so that no lease before becomes valid again. ARGV: the number. */
export const REMOVE = `
if redis.call('HGET', KEYS[1], 'number') ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[2], KEYS[3])
redis.call('HDEL', KEYS[1], 'process', 'lost')
redis.call('HSET', KEYS[1], 'released', '1')
redis.call('PEXPIRE', KEYS[1], 86400000)
return 1`
