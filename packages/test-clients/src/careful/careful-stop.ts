/** The reason why a careful client stopped, as its page would show it. */
export class Stop extends Error {}
