import { setImmediate } from 'node:timers/promises'

// Milliseconds.
const LONGEST_STRETCH = 20

/** Lets others work: called between the steps of something long, so that requests never wait for the whole of it. */
export function breather(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < LONGEST_STRETCH) return
    await setImmediate()
    since = performance.now()
  }
}
