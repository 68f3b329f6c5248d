/**
 * The scripts that the store runs. Each tenant has three keys in one slot: its owner (a hash: `process`, `number`,
 * `released`), its records (a hash), and the events of its journal (a stream). A lease is valid while its number is the
 * owner's: scripts of any other change nothing and return 0.
 */

/** Events of a journal that are kept, about as many as a process keeps. */
const EVENTS = 5000

/** Takes a tenant over from the owner with the expected number. ARGV: that number or an empty text, and the process. */
export const TAKE = `
if (redis.call('HGET', KEYS[1], 'number') or '') ~= ARGV[1] then return 0 end
local released = redis.call('HGET', KEYS[1], 'released')
redis.call('HSET', KEYS[1], 'process', ARGV[2])
redis.call('HDEL', KEYS[1], 'released')
redis.call('PERSIST', KEYS[1])
local number = redis.call('HINCRBY', KEYS[1], 'number', 1)
return { tostring(number), released and 1 or 0, redis.call('HGETALL', KEYS[2]), redis.call('XRANGE', KEYS[3], '-', '+') }`

/** Renews a lease under the next number, so that nobody can take it by the one before. ARGV: the number and the process. */
export const RENEW = `
if redis.call('HGET', KEYS[1], 'number') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'process', ARGV[2])
return tostring(redis.call('HINCRBY', KEYS[1], 'number', 1))`

/** Writes records. ARGV: the number, 1 to delete all before, and then names and values; an empty value deletes. */
export const WRITE = `
if redis.call('HGET', KEYS[1], 'number') ~= ARGV[1] then return 0 end
if ARGV[2] == '1' then redis.call('DEL', KEYS[2], KEYS[3]) end
for i = 3, #ARGV, 2 do
  if ARGV[i + 1] == '' then redis.call('HDEL', KEYS[2], ARGV[i]) else redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1]) end
end
return 1`

/** Appends an event to the journal. ARGV: the number and the event. */
export const APPEND = `
if redis.call('HGET', KEYS[1], 'number') ~= ARGV[1] then return 0 end
redis.call('XADD', KEYS[3], 'MAXLEN', '~', ${EVENTS}, '*', 'event', ARGV[2])
return 1`

/** Gives a tenant up. ARGV: the number. */
export const RELEASE = `
if redis.call('HGET', KEYS[1], 'number') ~= ARGV[1] then return 0 end
redis.call('HDEL', KEYS[1], 'process')
redis.call('HSET', KEYS[1], 'released', '1')
return 1`

/** Deletes a tenant; the number of its owner stays for a day, so that no lease before becomes valid again. ARGV: the number. */
export const REMOVE = `
if redis.call('HGET', KEYS[1], 'number') ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[2], KEYS[3])
redis.call('HDEL', KEYS[1], 'process')
redis.call('HSET', KEYS[1], 'released', '1')
redis.call('PEXPIRE', KEYS[1], 86400000)
return 1`
