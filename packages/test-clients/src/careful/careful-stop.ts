/** Why a careful client stopped, as its page would say. */
export class Stop extends Error {}
