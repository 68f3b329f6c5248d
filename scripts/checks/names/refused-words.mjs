// Section 4 of the naming guide, as data.

/** Words that no exported name has. */
export const REFUSED_WORDS = new Set(
  [
    'says said tell tells told teller',
    'wish wishes',
    'keep kept',
    'hear heard',
    'meet meets',
    'sight sees seen',
    'spell spelt',
    'give given',
    'hold held',
    'reach reaches',
    'make made begun beginnings',
    'ask asks asked asking',
    'place places',
    'world scene striking',
    'honest played',
    'naming answering reading',
  ].flatMap((line) => line.split(' ')),
)

/** First words of functions. */
export const VERBS = new Set(
  [
    'accept accepts allows announce apply approve arm assign attach authenticate boot buffer build call cancel',
    'capture carries change check choose claim classify clear close collect compare compile compose compute conclude',
    'connect consume continue copy count covers create decide decode define delete deny describe detect diff digest disarm discover',
    'draw drive encode escape estimate evict exchange expand explain export extend extract fail fetch fill filter find finish',
    'fold follow format from gather get guard gzip handle has identifies import includes intercept introspect is issue',
    'join judge launch layout learn limit lint list listen load locate log mark mask matches memoize merge mint move needs',
    'negotiate normalize note open parse pass peek perform pick plan pluralize poll prepare presents propose query read rebase receive',
    'record redact redeem redirect refresh register release render replace report request requests require reserve reset resolve',
    'respond restore retry reveal revoke run sanitize save search secure select send sends serialize set settle share shorten show',
    'sign slice split start stop store stream strip submit summarize sweep switch to toggle try unescape unregister',
    'validate verify wait was watch with withhold without write',
  ].flatMap((line) => line.split(' ')),
)

/** Type names that say too little on their own. */
export const REFUSED_TYPES = new Set(
  'Call Place Reach World Held Kept Part Control Stage Message Row Expected Level Entry Interaction'.split(
    ' ',
  ),
)
